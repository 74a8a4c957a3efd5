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
    happened: 'Shopify took too long to process the picture and gave up.',
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
    todo: 'Remove pictures of the product, then retry.',
    action: 'retry',
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
  PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT: variantGone,
  PRODUCT_VARIANT_DOES_NOT_EXIST: variantGone,
  PRODUCT_SUSPENDED: {
    happened: 'Shopify has suspended this product.',
    todo: 'Resolve the suspension in Shopify Admin.',
    action: 'check_product',
  },
}
