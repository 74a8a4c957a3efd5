/**
 * Maps with at most `limit` calls under way; results in the order of the input. After a rejection nothing new is begun, and
 * the first one is thrown when what was under way has ended: nobody goes on behind the caller's back.
 */
export async function mapConcurrently<Input, Output>(
  inputs: readonly Input[],
  limit: number,
  map: (input: Input, index: number) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = []
  const failures: { readonly reason: unknown }[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < inputs.length && failures.length === 0; index = next++) {
      try {
        outputs[index] = await map(inputs[index] as Input, index)
      } catch (reason) {
        failures.push({ reason })
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, inputs.length) }, work))
  const [first] = failures
  if (first) throw first.reason
  return outputs
}
