/** Maps with at most `limit` calls under way; results in the order of the input. The first rejection rejects all. */
export async function mapConcurrently<Input, Output>(
  inputs: readonly Input[],
  limit: number,
  map: (input: Input, index: number) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < inputs.length; index = next++) {
      outputs[index] = await map(inputs[index] as Input, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, inputs.length) }, work))
  return outputs
}
