import { createHash } from 'node:crypto'

/**
 * A number from 0 to 1 that follows from the seed and the words alone. What is chosen or ordered by it stays as it was when something
 * else comes or goes: runs differ by a poll more or less.
 */
export function rankOf(seed: number, ...words: readonly (string | number)[]): number {
  const digest = createHash('sha256').update(JSON.stringify([seed, ...words]))
  return digest.digest().readUInt32BE(0) / 2 ** 32
}

/** In an order that chance decides once and for all for this seed. */
export function shuffled<Item>(items: readonly Item[], rank: (item: Item) => number): Item[] {
  return items.toSorted((a, b) => rank(a) - rank(b))
}

export function pickOne<Item>(items: readonly Item[], rank: (item: Item) => number): Item {
  const [item] = shuffled(items, rank)
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
