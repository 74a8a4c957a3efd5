import type { ChannelCapabilities, ImageRequirements } from '../../core/channel/requirements.ts'
import type { WooCommerceAuth, WooCommerceFacts, WooCommerceSettings } from './credentials.ts'

/** Further views of variations are given by ids alone, so that pictures must be uploaded for them. */
export function capabilitiesOf(
  { kind }: WooCommerceAuth,
  { variationGalleries }: Pick<WooCommerceFacts, 'variationGalleries'>,
): ChannelCapabilities {
  const uploads = kind === 'application_password'
  return {
    imageSource: uploads ? 'bytes' : 'url',
    variantPictures: 'apart',
    variantGalleries: uploads && variationGalleries,
    videos: false,
    ordered: true,
    confirmation: 'immediate',
  }
}

/** Beyond this WordPress makes a `-scaled` copy and shows that one (`big_image_size_threshold`). */
const longestSidePx = 2560

/** What PHP takes where nobody changed it is 2 MB, and hosts give more; the web server may have a limit of its own. */
const mostBytes = 8 * 1024 * 1024

/**
 * WordPress itself knows no limit of pixels or pictures; these keep a shared host's PHP alive (it makes nine sizes of each picture)
 * and a product's gallery usable. Alt texts go through `sanitize_text_field`.
 */
export function imagesFor(
  { imageFormat }: WooCommerceSettings,
  { uploadLimitBytes }: Pick<WooCommerceFacts, 'uploadLimitBytes'>,
): ImageRequirements {
  return {
    formats: [imageFormat],
    maxBytes: Math.min(mostBytes, uploadLimitBytes ?? mostBytes),
    maxPixels: longestSidePx * longestSidePx,
    maxSidePx: longestSidePx,
    minSidePx: 1,
    maxAspectRatio: 100,
    maxAltLength: 512,
    altText: 'plain',
    maxMediaPerListing: 100,
    animated: false,
    recommendedLongestSidePx: 2048,
    source: 'https://developer.wordpress.org/reference/hooks/big_image_size_threshold/',
    sourceDate: '2026-11-01',
  }
}
