import type { PlatformWords } from './export-words.ts'

const again = 'Retry this export; what is done already is not done again.'

/** The picture itself is all right. */
const notFetched: PlatformWords[string] = {
  happened: 'Shopify could not read the uploaded file from its own storage.',
  todo: again,
  action: 'retry',
}

const tooLarge = 'Make the picture smaller, upload it again, and plan the export again.'

const onTrial: PlatformWords[string] = {
  happened: 'A shop on trial cannot take this file.',
  todo: 'Choose a Shopify plan, then retry.',
  action: 'retry',
}

const tooManyVideos: PlatformWords[string] = {
  happened: 'The store has as many videos and 3D models as its Shopify plan allows.',
  todo: 'Delete some in Shopify, or choose a larger plan, then retry.',
  action: 'retry',
}

const notAVideo: PlatformWords[string] = {
  happened: 'Shopify could not read the video.',
  todo: 'Export the video again as an MP4 (H.264), upload it, and plan the export again.',
}

const videoTooLarge: PlatformWords[string] = {
  happened: 'The video has more pixels than Shopify takes (4K: 3840 × 2160).',
  todo: 'Export the video in 4K or smaller, upload it, and plan the export again.',
}

const videoTooSmall: PlatformWords[string] = {
  happened: 'The video has too few pixels for Shopify.',
  todo: 'Export the video in a higher resolution, upload it, and plan the export again.',
}

const variantGone: PlatformWords[string] = {
  happened: 'A variant of the product no longer exists in the store.',
  todo: 'Plan the export again.',
  action: 'replan',
}

/** What Shopify's own codes mean, where they say more than "refused". */
export const shopifyWords: PlatformWords = {
  IMAGE_DOWNLOAD_FAILURE: notFetched,
  GENERIC_FILE_DOWNLOAD_FAILURE: notFetched,
  INVALID_SIGNED_URL: notFetched,
  MEDIA_TIMEOUT_ERROR: {
    happened: 'Shopify took too long to process the file and gave up.',
    todo: again,
    action: 'retry',
  },
  DUPLICATE_FILENAME_ERROR: {
    happened: 'The store has another file of this name by now.',
    todo: again,
    action: 'retry',
  },
  IMAGE_PROCESSING_FAILURE: {
    happened: 'Shopify could not process the picture.',
    todo: 'Save the picture as a JPEG or PNG, upload it again, and plan the export again.',
  },
  INVALID_IMAGE_ASPECT_RATIO: {
    happened: 'The picture is too long and narrow for Shopify.',
    todo: 'Crop the picture.',
  },
  INVALID_IMAGE_FILE_SIZE: { happened: 'The picture’s file is too large for Shopify (20 MB).', todo: tooLarge },
  INVALID_IMAGE_RESOLUTION: {
    happened: 'The picture has too many pixels for Shopify (20 megapixels).',
    todo: tooLarge,
  },
  UNSUPPORTED_IMAGE_FILE_TYPE: {
    happened: 'Shopify does not take pictures of this type.',
    todo: 'Choose JPEG, PNG or WebP as the format of the export.',
    action: 'replan',
  },
  PRODUCT_MEDIA_LIMIT_EXCEEDED: {
    happened: 'The product has as many pictures as Shopify allows (250).',
    todo: 'Remove pictures of the product, then plan the export again.',
    action: 'replan',
  },
  FILE_STORAGE_LIMIT_EXCEEDED: {
    happened: 'The store’s file space is full.',
    todo: 'Delete files that are no longer needed in Shopify (Content › Files), then retry.',
    action: 'retry',
  },
  ALT_VALUE_LIMIT_EXCEEDED: {
    happened: 'The alt text is too long for Shopify (512 characters).',
    todo: 'Shorten the alt text and plan the export again.',
    action: 'replan',
  },
  UNACCEPTABLE_TRIAL_ASSET: onTrial,
  UNACCEPTABLE_UNVERIFIED_TRIAL_ASSET: onTrial,
  NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED: tooManyVideos,
  SHOP_MEDIA_LIMIT_EXCEEDED: tooManyVideos,
  VIDEO_THROTTLE_EXCEEDED: {
    happened: 'Shopify takes 1,000 new videos a week from Mediaport for one store, and so many have come.',
    todo: 'Retry in some days; what is done already is not done again.',
    action: 'retry',
  },
  VIDEO_STILL_PROCESSING: {
    happened: 'Shopify has the video, but had not finished processing it after 15 minutes.',
    todo: 'Retry this export in a while; the video is not uploaded again.',
    action: 'retry',
  },
  VIDEO_INVALID_FILETYPE_ERROR: {
    happened: 'Shopify does not take videos of this type.',
    todo: 'Export the video as an MP4, upload it, and plan the export again.',
  },
  VIDEO_MAX_DURATION_ERROR: {
    happened: 'The video is too long for Shopify (10 minutes).',
    todo: 'Cut the video, upload it again, and plan the export again.',
  },
  VIDEO_MIN_DURATION_ERROR: {
    happened: 'The video is too short for Shopify.',
    todo: 'Choose a longer video and plan the export again.',
  },
  VIDEO_MAX_HEIGHT_ERROR: videoTooLarge,
  VIDEO_MAX_WIDTH_ERROR: videoTooLarge,
  VIDEO_MIN_HEIGHT_ERROR: videoTooSmall,
  VIDEO_MIN_WIDTH_ERROR: videoTooSmall,
  VIDEO_METADATA_READ_ERROR: notAVideo,
  VIDEO_VALIDATION_ERROR: notAVideo,
  PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT: variantGone,
  PRODUCT_VARIANT_DOES_NOT_EXIST: variantGone,
  PRODUCT_SUSPENDED: {
    happened: 'Shopify has suspended this product.',
    todo: 'Resolve the suspension in Shopify Admin.',
    action: 'check_product',
  },
}
