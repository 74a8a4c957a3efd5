import type {
  ChannelCapabilities,
  ImageRequirements,
  VideoRequirements,
  VideosLeftOut,
} from '../../core/channel/requirements.ts'
import type { WooCommerceAuth, WooCommerceFacts, WooCommerceSettings } from './credentials.ts'

/**
 * With keys alone a store fetches pictures itself, and takes no videos. Further views of
 * variations come with WooCommerce 11, where its feature is switched on (`check/variation-galleries.ts`).
 */
export function capabilitiesOf(
  { kind }: WooCommerceAuth,
  { videos }: Pick<WooCommerceSettings, 'videos'>,
  { variationGalleries }: Pick<WooCommerceFacts, 'variationGalleries'>,
): ChannelCapabilities {
  const uploads = kind === 'application_password'
  return {
    imageSource: uploads ? 'bytes' : 'url',
    variantPictures: 'apart',
    variantGalleries: variationGalleries,
    videos: uploads && videos !== 'leave_out',
    ordered: true,
    confirmation: 'immediate',
  }
}

/** Beyond this WordPress makes a `-scaled` copy and shows that one (`big_image_size_threshold`). */
const longestSidePx = 2560

/** What PHP takes where nobody changed it is 2 MB, and hosts give more; the web server may have a limit of its own. */
const mostBytes = 8 * 1024 * 1024

/** The part of a video that a shared host can be expected to take in one request. */
const mostVideoBytes = 256 * 1024 * 1024
/** Where the store does not tell its limit. */
const fewVideoBytes = 32 * 1024 * 1024

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
    source: 'https://developer.wordpress.org/reference/hooks/big_image_size_threshold/',
    sourceDate: '2026-11-01',
  }
}

/**
 * Videos that browsers play, of those that the media library takes; a product itself has no place for one. WordPress looks at neither
 * length nor size in pixels. Only WordPress's own routes take files, which keys do not open.
 */
export function videosFor(
  { kind }: WooCommerceAuth,
  { videos: place }: Pick<WooCommerceSettings, 'videos'>,
  { uploadLimitBytes }: Pick<WooCommerceFacts, 'uploadLimitBytes'>,
): VideoRequirements | null {
  if (kind === 'keys' || place === 'leave_out') return null
  return {
    place,
    mimeTypes: ['video/mp4', 'video/webm'],
    maxBytes: Math.min(mostVideoBytes, uploadLimitBytes ?? fewVideoBytes),
    maxDurationMs: Infinity,
    maxWidthPx: Infinity,
    maxHeightPx: Infinity,
  }
}

export function videosLeftOutOf(
  { kind }: WooCommerceAuth,
  { videos }: Pick<WooCommerceSettings, 'videos'>,
): VideosLeftOut | undefined {
  if (kind === 'keys') return 'not_with_this_access'
  return videos === 'leave_out' ? 'as_chosen' : undefined
}
