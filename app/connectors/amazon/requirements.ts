import type { ChannelCapabilities, ImageRequirements } from '../../core/channel/requirements.ts'

export const amazonCapabilities: ChannelCapabilities = {
  imageSource: 'url',
  // Each SKU is a listing of its own.
  variantPictures: 'none',
  variantGalleries: false,
  swatches: true,
  videos: false,
  ordered: true,
  confirmation: 'delayed',
}

/**
 * Technical requirements of pictures (Seller Central help G9FUUH87RBNXGKB7): longest side up to 10,000 pixels, and from 1,000 on for the
 * zoom; JPEG preferred. Smaller ones down to 500 are taken, which is the compliance check's business. File size and aspect ratio are
 * what sellers are told by others. Nine places for pictures; the swatch stands apart.
 */
export const amazonImages: ImageRequirements = {
  formats: ['jpeg'],
  maxBytes: 10_000_000,
  maxPixels: 10_000 * 10_000,
  maxSidePx: 10_000,
  minSidePx: 500,
  maxAspectRatio: 5,
  maxAltLength: 0,
  altText: 'none',
  maxMediaPerListing: 9,
  pictureRules: 'amazon',
  animated: false,
  source: 'https://sellercentral.amazon.com/gp/help/external/G9FUUH87RBNXGKB7',
  sourceDate: '2026-08-05',
}
