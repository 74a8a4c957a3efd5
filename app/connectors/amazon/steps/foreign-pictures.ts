import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ListingSlot } from '../../../core/channel/listing-slot.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { isReachable } from '../public-picture.ts'
import type { SlotRow } from '../slot-rows.ts'

/** A former picture has no address any more under which Amazon could fetch it: a person must put it back. */
const formerPictureGone = 'FORMER_PICTURE_GONE'

/**
 * Amazon fetches each picture anew from its address, also one that comes back or moves to another slot, and loses it where that
 * address has ended. Addresses that we did not just make are looked at first: null, all are there.
 */
export async function unreachablePicture(
  deps: ConnectorDeps,
  changes: SlotRow['changes'],
  signal: AbortSignal,
): Promise<{ readonly error: ConnectorError; readonly slot: ListingSlot } | null> {
  const foreign = changes.flatMap(({ slot, url, renditionKey }) =>
    url !== null && renditionKey === null ? [{ slot, url }] : [],
  )
  const there = await mapConcurrently(foreign, 3, ({ url }) => isReachable(deps, url, signal))
  const gone = foreign.find((_, index) => !there[index])
  if (!gone) return null
  const platformMessage =
    'A former picture of this listing is no longer at its address, so that Amazon cannot fetch it. Restore it in Seller Central.'
  const error = new ConnectorError('rejected', `${formerPictureGone}: slot ${gone.slot}`, {
    platformCode: formerPictureGone,
    platformMessage,
  })
  return { error, slot: gone.slot }
}
