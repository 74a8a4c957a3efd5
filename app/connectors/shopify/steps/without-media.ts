import type { ListingState } from '../../../core/channel/listing-state.ts'

/** What a listing shows once these pictures have left it: Shopify takes them off its variants too. */
export function withoutMedia(state: ListingState, ids: ReadonlySet<string>): ListingState {
  return {
    ...state,
    media: state.media.filter(({ id }) => !ids.has(id)),
    variants: state.variants.map((variant) =>
      variant.mediaId !== null && ids.has(variant.mediaId) ? { ...variant, mediaId: null } : variant,
    ),
  }
}
