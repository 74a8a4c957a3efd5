/** One part of the work on a group. */
export type Stage<Group> = (group: Group) => Promise<void>

/**
 * Takes groups through stages like a conveyor: each group passes them in order, each stage serves one group at a time, and while
 * one group waits in a late stage the next is already in an earlier one. `last` takes all groups together that wait for it: what
 * the platform makes slow then becomes one large batch. The first failure keeps groups from entering further stages; it is
 * thrown when everything that was under way has come to its end.
 */
export async function inStages<Group>(
  groups: readonly Group[],
  stages: readonly Stage<Group>[],
  last: (groups: readonly Group[]) => Promise<void>,
): Promise<void> {
  const waiting: Group[] = []
  const failures: unknown[] = []
  const gates = [...stages, takeWaiting].map((stage) => oneAtATime(stage, failures))
  async function takeWaiting(): Promise<void> {
    const together = waiting.splice(0)
    if (together.length > 0) await last(together)
  }
  const pass = async (group: Group): Promise<void> => {
    for (const [index, gate] of gates.entries()) {
      if (index === stages.length) waiting.push(group)
      await gate(group)
      if (failures.length > 0) return
    }
  }
  await Promise.all(groups.map(pass))
  if (failures.length > 0) throw failures[0]
}

/** Serves groups in the order they come, and nobody any more once something failed. */
function oneAtATime<Group>(stage: Stage<Group>, failures: unknown[]): Stage<Group> {
  let before: Promise<unknown> = Promise.resolve()
  return async (group) => {
    const turn = before.then(async () => {
      if (failures.length === 0) await stage(group)
    })
    before = turn.catch((error: unknown) => failures.push(error))
    await before
  }
}
