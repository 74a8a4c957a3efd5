/** One part of the work on a group. */
export type Stage<Group> = (group: Group) => Promise<void>

/**
 * Takes groups through stages like a conveyor: each group passes them in order, each stage serves one group at a time, and while
 * one group waits in a late stage the next is already in an earlier one. The first failure keeps groups from entering further
 * stages; it is thrown when everything that was under way has come to its end.
 */
export async function inStages<Group>(groups: readonly Group[], stages: readonly Stage<Group>[]): Promise<void> {
  const lastOf: Promise<unknown>[] = stages.map(() => Promise.resolve())
  const failures: unknown[] = []
  const pass = async (group: Group): Promise<void> => {
    for (const [index, stage] of stages.entries()) {
      const turn = (lastOf[index] ?? Promise.resolve()).then(async () => {
        if (failures.length === 0) await stage(group)
      })
      lastOf[index] = turn.catch((error: unknown) => failures.push(error))
      await lastOf[index]
      if (failures.length > 0) return
    }
  }
  await Promise.all(groups.map(pass))
  if (failures.length > 0) throw failures[0]
}
