import type { ListingState, RemoteVariant } from '../../../core/channel/listing-state.ts'
import type { VariationRow } from '../schemas.ts'
import { toRemoteMedia } from '../translate.ts'

export interface VariationPictures {
  readonly mediaId: string | null
  readonly galleryIds: readonly string[]
}

/** What variations show now, by id; as in the state of their listing. */
export function picturesOf(rows: readonly VariationRow[]): Map<string, VariationPictures> {
  return new Map(
    rows.map((row) => {
      const mediaId = row.image?.id ?? null
      return [row.id, { mediaId, galleryIds: (row.gallery_image_ids ?? []).filter((id) => id !== mediaId) }]
    }),
  )
}

/** A listing after some of its variations were written. */
export function withVariations(state: ListingState, rows: readonly VariationRow[]): ListingState {
  const pictures = picturesOf(rows)
  const variants = state.variants.map((variant): RemoteVariant => {
    const now = pictures.get(variant.id)
    return now ? { ...variant, mediaId: now.mediaId, galleryIds: [...now.galleryIds] } : variant
  })
  const images = rows.flatMap(({ image }) => (image ? [toRemoteMedia(image)] : []))
  const known = new Map([...state.variantMedia, ...images].map((row) => [row.id, row]))
  const listed = new Set(state.media.map(({ id }) => id))
  const shown = new Set(variants.flatMap(({ mediaId, galleryIds }) => [mediaId, ...galleryIds]))
  const variantMedia = [...known.values()].filter(({ id }) => shown.has(id) && !listed.has(id))
  return { ...state, variants, variantMedia }
}
