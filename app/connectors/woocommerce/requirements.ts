import type { ChannelCapabilities, ImageRequirements } from '../../core/channel/requirements.ts'

export const wooCommerceCapabilities: ChannelCapabilities = {
  imageSource: 'bytes',
  variantPictures: 'apart',
  variantGalleries: false,
  videos: false,
  ordered: true,
  confirmation: 'immediate',
}

/** Beyond this WordPress makes a `-scaled` copy and shows that one (`big_image_size_threshold`). */
const longestSidePx = 2560

/**
 * WordPress itself knows no limit of pixels or pictures; these keep a shared host's PHP alive (it makes up to nine sizes of each
 * picture) and a product's gallery usable.
 */
export const wooCommerceImages: ImageRequirements = {
  formats: ['jpeg', 'webp'],
  maxBytes: 8 * 1024 * 1024,
  maxPixels: longestSidePx * longestSidePx,
  maxSidePx: longestSidePx,
  minSidePx: 1,
  maxAspectRatio: 100,
  maxAltLength: 512,
  maxMediaPerListing: 100,
  animated: false,
  recommendedLongestSidePx: 2048,
  source: 'https://developer.wordpress.org/reference/hooks/big_image_size_threshold/',
  sourceDate: '2026-11-01',
}
