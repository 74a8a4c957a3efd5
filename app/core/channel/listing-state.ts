import { z } from 'zod'
import { listingSlots } from './listing-slot.ts'

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

/**
 * A variant of a listing and the media that is its picture; null = it has none of its own (a platform that shows the listing's
 * picture instead shows none of the variant's).
 */
const remoteVariantSchema = z.object({
  id: z.string(),
  sku: z.string(),
  title: z.string(),
  mediaId: z.string().nullable(),
  /** Further views in order, without `mediaId`, where the account has such galleries. */
  galleryIds: z.array(z.string()).default([]),
})

export type RemoteVariant = z.infer<typeof remoteVariantSchema>

/** The text of a listing as far as exports have to do with it: the videos that they put into it. The text itself is not kept. */
const listingDescriptionSchema = z.object({
  /** Of the text without our videos: tells whether somebody wrote in it. */
  digest: z.string(),
  /** Our videos in it, in order. */
  media: z.array(remoteMediaSchema),
  /** Whether the platform would keep the rest as it is if a video came or went. */
  editable: z.boolean(),
})

export type ListingDescription = z.infer<typeof listingDescriptionSchema>

/**
 * What a listing shows at one moment: ordered media and the pictures of each variant. It is what plans compare with, what
 * an item keeps as its snapshot before the first write, and what undo restores. Serialisable.
 */
export const listingStateSchema = z.object({
  remoteId: z.string(),
  title: z.string(),
  media: z.array(remoteMediaSchema),
  /** None: the listing is sold as it is; a variant of ours may be linked to it as a whole, by the listing's own id. */
  variants: z.array(remoteVariantSchema),
  /**
   * Pictures that variants show and `media` lacks, each once, as far as the platform describes them (one whose facts it does
   * not tell may be left out). Always empty where variants show pictures of their listing.
   */
  variantMedia: z.array(remoteMediaSchema).default([]),
  /** A variant without a picture of its own shows the listing's main picture. */
  inheritsMain: z.boolean().optional(),
  /**
   * Of listings whose main picture has a place of its own, which nothing gets into by moving up and which must never become empty.
   * `empty`: `media` are the further pictures alone. Left out: whatever comes first leads.
   */
  mainPlace: z.enum(['filled', 'empty']).optional(),
  /** The places of `media`, in their order, where there are gaps between them. Left out: without gaps. */
  slots: z.array(z.enum(listingSlots)).optional(),
  /** The picture by which the listing is chosen among others of its kind; null: none. Left out: there is no place for one. */
  swatch: remoteMediaSchema.nullable().optional(),
  /** Left out: exports never put anything into it. */
  description: listingDescriptionSchema.optional(),
})

export type ListingState = z.infer<typeof listingStateSchema>

/**
 * The part of a state that an export depends on, in a stable text: media ids in order with their alt texts, and the pictures of
 * each variant. Two states with equal digests can be exported to with the same plan.
 */
export function listingDigest(state: ListingState): string {
  const described = ({ id, alt }: RemoteMedia) => [id, alt]
  const variants = state.variants.map(({ id, mediaId, galleryIds }) => [id, mediaId, ...galleryIds]).sort()
  // Left out where there is no such thing, so that digests of channels without it stay what they were.
  const apart = state.variantMedia.length > 0 ? [state.variantMedia.map(described).sort()] : []
  const swatch = state.swatch === undefined ? [] : [{ swatch: state.swatch?.id ?? null }]
  const main = state.mainPlace === undefined ? [] : [{ main: state.mainPlace }]
  const players = playerIds(state)
  const text = players.length > 0 ? [{ description: players }] : []
  return JSON.stringify([state.remoteId, state.media.map(described), variants, ...apart, ...swatch, ...main, ...text])
}

type Shown = Pick<ListingState, 'media' | 'variants' | 'swatch'>

/** Every picture that the listing, its swatch or one of its variants shows, by id. */
export function shownMediaIds({ media, variants, swatch }: Shown): Set<string> {
  return new Set([
    ...media.map(({ id }) => id),
    ...(swatch ? [swatch.id] : []),
    ...variants.flatMap(({ mediaId, galleryIds }) => (mediaId === null ? galleryIds : [mediaId, ...galleryIds])),
  ])
}

/** Every video that an export put into the listing's description, by id; its file may be gone by now. */
export function playerIds({ description }: Pick<ListingState, 'description'>): string[] {
  return description?.media.map(({ id }) => id) ?? []
}

/** The picture that variants without one of their own show; null: none. */
export function inheritedPicture({ media, inheritsMain }: Pick<ListingState, 'media' | 'inheritsMain'>): string | null {
  return inheritsMain ? (media[0]?.id ?? null) : null
}

/** What is known of these pictures and videos, by id, wherever they are shown. */
export function describedMedia({ media, variantMedia, swatch, description }: ListingState): Map<string, RemoteMedia> {
  const rows = [...(description?.media ?? []), ...variantMedia, ...(swatch ? [swatch] : []), ...media]
  return new Map(rows.map((row) => [row.id, row]))
}

/** A picture of which nothing is known but its id. */
export function undescribed(id: string, kind: RemoteMedia['kind'] = 'image'): RemoteMedia {
  return { id, kind, alt: '', status: 'ready', url: null, widthPx: null, heightPx: null }
}

/** The `variantMedia` of a state: what its variants show and its media lack, as far as `rows` describes it. */
export function variantMediaOf(
  { media, variants }: Pick<ListingState, 'media' | 'variants'>,
  rows: ReadonlyMap<string, RemoteMedia>,
): RemoteMedia[] {
  const apart = shownMediaIds({ media: [], variants })
  for (const { id } of media) apart.delete(id)
  return [...apart].flatMap((id) => rows.get(id) ?? [])
}
