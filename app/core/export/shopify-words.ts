import type { PlatformWords } from './export-words.ts'

const tooLarge = 'Make the picture smaller, upload it again, and plan the export again.'

/** What Shopify's own codes mean, where they say more than "refused". */
export const shopifyWords: PlatformWords = {
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
  UNACCEPTABLE_TRIAL_ASSET: {
    happened: 'A shop on trial cannot take this file.',
    todo: 'Choose a Shopify plan, then retry.',
    action: 'retry',
  },
  PRODUCT_VARIANT_DOES_NOT_EXIST: {
    happened: 'A variant of the product no longer exists in the store.',
    todo: 'Plan the export again.',
    action: 'replan',
  },
  PRODUCT_SUSPENDED: {
    happened: 'Shopify has suspended this product.',
    todo: 'Resolve the suspension in Shopify Admin.',
    action: 'check_product',
  },
}
