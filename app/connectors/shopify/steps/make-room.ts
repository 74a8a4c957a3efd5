import { z } from 'zod'
import type { ItemWork } from '../../../core/channel/export-step.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import type { ShopifyClient } from '../client.ts'
import { filesAttach, filesDetach } from '../documents/files.ts'
import { pagedStates } from '../reading/paged-states.ts'
import { shopifyImages } from '../requirements.ts'
import { userErrorToConnectorError } from '../user-errors.ts'

/** Pictures that leave a full product before others can be put on it. They are to leave it anyway, and their files stay. */
export const roomSchema = z.object({ productId: z.string(), mediaIds: z.array(z.string()) })

export type Room = z.infer<typeof roomSchema>

const limit = shopifyImages.maxMediaPerListing

/**
 * What must leave before `adding` pictures fit: as few as possible, those that shoppers miss least first (no variant's picture,
 * and from the end of the gallery). Null where there is room; also where there is not enough even so, since then nothing
 * may be taken away for nothing.
 */
export function roomFor(
  { listingRemoteId: productId, change, current }: Pick<ItemWork, 'listingRemoteId' | 'change' | 'current'>,
  adding: number,
): Room | null {
  const needed = current.media.length + adding - limit
  if (needed <= 0) return null
  const leaving = new Set(change.removals.map(({ mediaId }) => mediaId))
  const ofVariants = new Set(current.variants.map(({ mediaId }) => mediaId))
  const candidates = current.media
    .map(({ id }) => id)
    .filter((id) => leaving.has(id))
    .toReversed()
    .toSorted((a, b) => Number(ofVariants.has(a)) - Number(ofVariants.has(b)))
  return candidates.length < needed ? null : { productId, mediaIds: candidates.slice(0, needed) }
}

/** Takes the pictures off their product. Safe to repeat. */
export async function makeRoom(
  client: ShopifyClient,
  { productId, mediaIds }: Room,
  signal: AbortSignal,
): Promise<void> {
  const files = mediaIds.map((id) => ({ id, referencesToRemove: [productId] }))
  const { userErrors, requestId } = await client.runWhole(filesDetach, { files }, signal)
  const [refused] = userErrors
  if (refused) throw userErrorToConnectorError(refused, requestId)
}

/**
 * What was to come was refused, so what left for it comes back, as far as the product still has room. Looks first: repeating is
 * safe.
 */
export async function giveBack(client: ShopifyClient, room: Room, signal: AbortSignal): Promise<void> {
  const state = await stateOf(client, room)
  if (!state) return
  const shown = new Set(state.media.map(({ id }) => id))
  const missing = room.mediaIds.toReversed().filter((id) => !shown.has(id))
  const files = missing
    .slice(0, Math.max(0, limit - state.media.length))
    .map((id) => ({ id, referencesToAdd: [room.productId] }))
  if (files.length === 0) return
  const { userErrors, requestId } = await client.runWhole(filesAttach, { files }, signal)
  const [refused] = userErrors
  if (refused) throw userErrorToConnectorError(refused, requestId)
}

/** What the product shows now; undefined: it is gone. */
export async function stateOf(client: ShopifyClient, { productId }: Room): Promise<ListingState | undefined> {
  return (await pagedStates(client, [productId])).at(0)
}
