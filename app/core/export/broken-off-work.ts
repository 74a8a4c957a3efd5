import { undescribed, type ListingState } from '../channel/listing-state.ts'
import { expectedState } from './expected-state.ts'
import type { ListingChange } from './listing-change.ts'
import { remoteIdOf, type FileIds } from './wanted-order.ts'

/**
 * What may be an export's own work on a listing where it broke off: what it was on its way to, and pictures for variants alone, which
 * come by way of the listing's media where an account cannot upload. Pure.
 */
export function brokenOffWork(change: ListingChange, before: ListingState, files: FileIds): ListingState {
  const expected = expectedState(change, before, files)
  const known = new Set([...before.media, ...expected.media].map(({ id }) => id))
  const onTheirWay = change.media
    .filter(({ place }) => place === 'variants')
    .flatMap((planned) => remoteIdOf(planned, files) ?? [])
    .filter((id) => !known.has(id))
  return { ...expected, media: [...expected.media, ...onTheirWay.map((id) => undescribed(id))] }
}
