import type { ChannelCapabilities, ImageRequirements, VideoRequirements } from '../../core/channel/requirements.ts'

export const shopifyCapabilities: ChannelCapabilities = {
  imageSource: 'bytes',
  variantPictures: 'of-listing',
  variantGalleries: false,
  videos: true,
  ordered: true,
  confirmation: 'immediate',
}

/**
 * The developer docs say 20 MP (4472 × 4472), the help centre 25 MP; the smaller is safe with both. 20 MB is also the
 * condition in the policy of a staged upload; 512 is enforced by fileUpdate (ALT_VALUE_LIMIT_EXCEEDED).
 */
export const shopifyImages: ImageRequirements = {
  formats: ['jpeg', 'png', 'webp', 'gif', 'heic'],
  maxBytes: 20_971_520,
  maxPixels: 20_000_000,
  maxSidePx: 4472,
  minSidePx: 1,
  maxAspectRatio: 100,
  maxAltLength: 512,
  maxMediaPerListing: 250,
  animated: true,
  source: 'https://shopify.dev/docs/apps/build/product-merchandising/products-and-collections/manage-media',
  sourceDate: '2026-11-01',
}

/** Hosted video, from the same page. Shopify limits the number per week and per shop besides. */
export const shopifyVideos: VideoRequirements = {
  place: 'listing',
  mimeTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
  maxBytes: 1_073_741_824,
  maxDurationMs: 600_000,
  maxWidthPx: 3840,
  maxHeightPx: 2160,
}

/** `read_products` is implied by `write_products`. */
export const requiredScopes = ['write_products', 'write_files'] as const

/** Array arguments hold at most this many rows (MAX_INPUT_SIZE_EXCEEDED). */
export const maxRowsPerCall = 250

/** Pairs of variant and media per call (MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED). */
export const maxPairsPerCall = 100
