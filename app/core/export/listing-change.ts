import { z } from 'zod'
import { renditionSpecSchema } from '../assets/rendition-spec.ts'

/** A picture in a plan: one that the listing (or the account) already has, or one that the export brings. */
const mediaRefSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('listing'), mediaId: z.string() }),
  z.object({ from: z.literal('asset'), assetId: z.string(), renditionKey: z.string() }),
])

export type MediaRef = z.infer<typeof mediaRefSchema>

/**
 * Where a picture stands. `listing`: among the listing's own media (variants, or its swatch, may show it too). `variants`: only
 * variants show it; it never gets among the listing's media. `swatch`: only the listing's swatch shows it. Of videos besides:
 * `description`: at the end of the listing's description; `library`: among the account's files, and nothing shows it.
 */
const placeSchema = z.enum(['listing', 'variants', 'swatch', 'description', 'library']).default('listing')

/**
 * One mapped picture of a listing or its variants. `upload`: the platform has no file of it yet; `reuse`: the ledger knows its
 * file, which is not there yet; `present`: it is there already. "There" is where `place` says.
 */
const plannedMediaSchema = z.object({
  assetId: z.string(),
  renditionKey: z.string(),
  kind: z.enum(['image', 'video']),
  place: placeSchema,
  role: z.string(),
  fileName: z.string(),
  /** How the file is made of the asset; null: the original itself is sent (videos). */
  spec: renditionSpecSchema.nullable(),
  /** Alt text to set; null leaves what is there. */
  alt: z.string().nullable(),
  action: z.enum(['upload', 'reuse', 'present']),
  /** The platform's id of the file, where it is known while planning. */
  remoteId: z.string().nullable(),
  /** Whether a `present` picture gets another alt text. */
  changesAlt: z.boolean(),
})

export type PlannedMedia = z.infer<typeof plannedMediaSchema>

const variantAssignmentSchema = z.object({
  variantRemoteId: z.string(),
  /** The picture it has now; null = none of its own. */
  before: z.string().nullable(),
  /** Null: it is to have none. */
  after: mediaRefSchema.nullable(),
})

export type VariantAssignment = z.infer<typeof variantAssignmentSchema>

/** The further views of a variant where they are to change: complete, in order, without the variant's own picture. */
const galleryChangeSchema = z.object({
  variantRemoteId: z.string(),
  /** Those that it has now. */
  before: z.array(z.string()),
  after: z.array(mediaRefSchema),
})

export type GalleryChange = z.infer<typeof galleryChangeSchema>

/** Another swatch. Null: none. */
const swatchChangeSchema = z.object({ before: z.string().nullable(), after: mediaRefSchema.nullable() })

export type SwatchChange = z.infer<typeof swatchChangeSchema>

/** A file that the account has already, by its id: its place gets it back, or it gets an alt text back, or both. */
const restoredMediaSchema = z.object({
  mediaId: z.string(),
  kind: z.enum(['image', 'video', 'other']),
  place: placeSchema,
  /** Whether it is off its place now and comes back. Which variant shows it is in `variants` and `galleries`. */
  attach: z.boolean(),
  /** Alt text to set, which may be empty; null leaves what is there. */
  alt: z.string().nullable(),
  /** What it looked like when it was last seen. */
  url: z.string().nullable(),
})

export type RestoredMedia = z.infer<typeof restoredMediaSchema>

/**
 * A picture that leaves its place: the listing's media (variants with pictures apart may go on showing it), or variants, as
 * `variants` and `galleries` say. Its file stays in the account, so that it can come back.
 */
export const removalSchema = z.object({
  mediaId: z.string(),
  place: placeSchema,
  alt: z.string(),
  url: z.string().nullable(),
  /** Mediaport made its file. */
  ours: z.boolean(),
})

export type Removal = z.infer<typeof removalSchema>

/**
 * Everything an export intends for one listing. Frozen when the merchant approves; what it means on a platform is the
 * connector's business. `order` is the complete order of the listing's media wanted afterwards, or null where appending already
 * gives it.
 */
export const listingChangeSchema = z.object({
  media: z.array(plannedMediaSchema),
  restores: z.array(restoredMediaSchema).default([]),
  removals: z.array(removalSchema).default([]),
  variants: z.array(variantAssignmentSchema),
  galleries: z.array(galleryChangeSchema).default([]),
  order: z.array(mediaRefSchema).nullable(),
  /** Left out or null: the swatch stays as it is. */
  swatch: swatchChangeSchema.nullish(),
  /** The main place is empty, and the first of the order comes into it. Left out: nothing does. */
  fillsMain: z.boolean().optional(),
})

export type ListingChange = z.infer<typeof listingChangeSchema>

export const noChange: ListingChange = {
  media: [],
  restores: [],
  removals: [],
  variants: [],
  galleries: [],
  order: null,
}

/** True where the listing already shows what the mapping asks for: nothing will be called. */
export function isUnchanged(change: ListingChange): boolean {
  return (
    change.variants.length === 0 &&
    change.galleries.length === 0 &&
    change.restores.length === 0 &&
    change.removals.length === 0 &&
    change.order === null &&
    !change.swatch &&
    !change.fillsMain &&
    change.media.every((media) => media.action === 'present' && !media.changesAlt)
  )
}
