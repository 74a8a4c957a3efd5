import { z } from 'zod'

/** One picture or video of a listing, as the platform shows it now. */
const remoteMediaSchema = z.object({
  id: z.string(),
  kind: z.enum(['image', 'video', 'other']),
  alt: z.string(),
  status: z.enum(['processing', 'ready', 'failed']),
  url: z.string().nullable(),
  widthPx: z.number().nullable(),
  heightPx: z.number().nullable(),
})

export type RemoteMedia = z.infer<typeof remoteMediaSchema>

/** A variant of a listing and the media that is its picture; null = it has none of its own. */
const remoteVariantSchema = z.object({
  id: z.string(),
  sku: z.string(),
  title: z.string(),
  mediaId: z.string().nullable(),
})

export type RemoteVariant = z.infer<typeof remoteVariantSchema>

/**
 * What a listing shows at one moment: ordered media and the picture of each variant. It is what plans compare with, what
 * an item keeps as its snapshot before the first write, and what undo restores. Serialisable.
 */
export const listingStateSchema = z.object({
  remoteId: z.string(),
  title: z.string(),
  media: z.array(remoteMediaSchema),
  variants: z.array(remoteVariantSchema),
})

export type ListingState = z.infer<typeof listingStateSchema>

/**
 * The part of a state that an export depends on, in a stable text: media ids in order with their alt texts, and the picture of
 * each variant. Two states with equal digests can be exported to with the same plan.
 */
export function listingDigest(state: ListingState): string {
  const media = state.media.map(({ id, alt }) => [id, alt])
  const variants = state.variants.map(({ id, mediaId }) => [id, mediaId]).sort()
  return JSON.stringify([state.remoteId, media, variants])
}
