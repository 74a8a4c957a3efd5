import type { PlatformWords } from './export-words.ts'

const again = 'Then retry this export; what is done already is not done again.'

const notFetched: PlatformWords[string] = {
  happened: 'The store could not fetch the picture from Mediaport, or does not take its type.',
  todo: 'Read the store’s own message below: where it names a network error, ask the host to let the store reach Mediaport; otherwise choose another file format on the store’s page in Settings. Then retry this export.',
  action: 'retry',
}

/** What the codes of WordPress, WooCommerce and the servers before them mean for one product of an export. */
export const wooCommerceWords: PlatformWords = {
  rest_upload_sideload_error: {
    happened: 'WordPress does not take files of this type.',
    todo: `Choose JPEG as the file format on the store’s page in Settings, or allow the type in WordPress. ${again}`,
  },
  rest_upload_unknown_error: {
    happened: 'WordPress did not take the file: it is larger than the store allows, or its disk is full.',
    todo: `Ask the host for a higher upload limit (upload_max_filesize), or make the file smaller. ${again}`,
  },
  'HTTP 413': {
    happened: 'The store’s web server takes no files of this size.',
    todo: `Ask the host to raise its limit (client_max_body_size), or make the file smaller. ${again}`,
  },
  woocommerce_product_image_upload_error: notFetched,
  woocommerce_variation_image_upload_error: notFetched,
  internal_server_error: {
    happened: 'WordPress broke off with a critical error of its own, often because PHP ran out of memory or time.',
    todo: `Look into the store’s error log, or ask the host. ${again}`,
    action: 'retry',
  },
  rest_no_route: {
    happened: 'WooCommerce was switched off in the store, or its REST API is.',
    todo: `Activate WooCommerce in WordPress under Plugins. ${again}`,
    action: 'retry',
  },
  DAMAGED_FILE: {
    happened: 'The file was damaged before it was sent, so the store did not get it.',
    todo: 'Upload it to the library again, then plan the export again.',
  },
  CHANGED_MEANWHILE: {
    happened: 'Somebody else changed this product’s pictures while the export was about to; theirs were left alone.',
    todo: 'Plan the export again to see what it would do now.',
    action: 'replan',
  },
  DESCRIPTION_NOT_KEPT: {
    happened: 'The description has code that WooCommerce would take out, so it was left alone. The pictures are done.',
    todo: 'Put the video into the description in WordPress, or take the code out and plan the export again.',
    action: 'check_product',
  },
  VIDEO_TAKEN_OUT: {
    happened: 'The store saved the description without the video. A plugin there may forbid videos in descriptions.',
    todo: 'Allow videos in descriptions and retry, or choose in Settings that videos only go to the media library.',
    action: 'retry',
  },
  woocommerce_rest_cannot_edit: {
    happened: 'The user or key that Mediaport works with may not change this product.',
    todo: `Make the user a shop manager or administrator in WordPress, or give the key Read/Write. ${again}`,
    action: 'reconnect',
  },
}
