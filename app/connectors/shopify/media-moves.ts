export interface MediaMove {
  readonly id: string
  /** Index in the list after the media was taken out of it. */
  readonly newPosition: number
}

/**
 * The fewest moves that turn `current` into `wanted` (the same ids), for an API that applies them one after another: what
 * lies on a longest increasing subsequence stays, each other one goes right behind its predecessor.
 */
export function mediaMoves(current: readonly string[], wanted: readonly string[]): MediaMove[] {
  const staying = longestIncreasing(wanted.map((id) => current.indexOf(id)))
  const stays = new Set(staying.map((index) => current[index]))
  const list = [...current]
  return wanted.flatMap((id, index) => {
    if (stays.has(id)) return []
    list.splice(list.indexOf(id), 1)
    const newPosition = index === 0 ? 0 : list.indexOf(wanted[index - 1] ?? '') + 1
    list.splice(newPosition, 0, id)
    return [{ id, newPosition }]
  })
}

/** A longest strictly increasing subsequence, by patience sorting. */
function longestIncreasing(values: readonly number[]): number[] {
  const tails: number[] = []
  const before = new Map<number, number | undefined>()
  for (const value of values) {
    const found = tails.findIndex((tail) => tail >= value)
    const pile = found === -1 ? tails.length : found
    tails[pile] = value
    before.set(value, tails[pile - 1])
  }
  const sequence: number[] = []
  for (let value = tails.at(-1); value !== undefined; value = before.get(value)) sequence.unshift(value)
  return sequence
}
