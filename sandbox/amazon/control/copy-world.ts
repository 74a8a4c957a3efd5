import type { World } from '../state/world.ts'

const parts = [
  'sellers',
  'catalogue',
  'productTypes',
  'cdn',
  'grants',
  'accessTokens',
  'codes',
  'hops',
] as const satisfies (keyof World)[]

/**
 * Puts what one Amazon holds into another: sellers, catalogue, consents and tokens stay, so that an app that knows the first can go on
 * with the second at its new address. Both must share their contents, and the second one's clock must not be behind the first's.
 */
export function copyWorld(from: World, to: World): void {
  // In one piece: a token and the consent that it belongs to stay the same thing.
  const copy = structuredClone(Object.fromEntries(parts.map((part) => [part, from[part]]))) as Pick<
    World,
    (typeof parts)[number]
  >
  to.reset()
  to.productTypes.clear()
  fill(to.sellers, copy.sellers)
  fill(to.catalogue, copy.catalogue)
  fill(to.productTypes, copy.productTypes)
  fill(to.cdn, copy.cdn)
  fill(to.accessTokens, copy.accessTokens)
  fill(to.codes, copy.codes)
  fill(to.hops, copy.hops)
  to.grants.push(...copy.grants)
  Object.assign(to.settings, structuredClone(from.settings))
}

function fill<Key, Value>(to: Map<Key, Value>, from: ReadonlyMap<Key, Value>): void {
  for (const [key, value] of from) to.set(key, value)
}
