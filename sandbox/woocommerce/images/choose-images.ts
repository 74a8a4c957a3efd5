import { isEmpty, isObject, type Json, type JsonObject } from '../json.ts'
import { RestError } from '../rest/rest-error.ts'
import type { RestCall } from '../rest/route.ts'
import type { Attachment } from '../state/model.ts'
import { sideload } from './sideload.ts'
import { sanitiseText } from './wp-text.ts'

/** Error codes differ between products and variations. */
const PRODUCT_IMAGE_CODES = {
  upload: 'woocommerce_product_image_upload_error',
  invalid: 'woocommerce_product_invalid_image_id',
}
export const VARIATION_IMAGE_CODES = {
  upload: 'woocommerce_variation_image_upload_error',
  invalid: 'woocommerce_variation_invalid_image_id',
}

export interface ImageTarget {
  imageId: number
  galleryIds: number[]
}

/**
 * The whole new set of a product's images: index 0 is featured, the rest the gallery, each id once. Empty items are dropped and
 * leave their place, so that `[{}, …]` keeps the featured image. What an item failed after has already happened.
 */
export async function chooseImages(
  call: RestCall,
  value: Json,
  parentId: number,
  current: ImageTarget,
): Promise<ImageTarget & { sideloaded: number[] }> {
  const items = (Array.isArray(value) ? value : []).map((item, index) => ({ item, index }))
  const chosen = items.filter(({ item }) => !isEmpty(item))
  const sideloaded: number[] = []
  if (chosen.length === 0) return { imageId: 0, galleryIds: [], sideloaded }
  let { imageId } = current
  const gallery: number[] = []
  try {
    for (const { item, index } of chosen) {
      const { attachment, isNew } = await chooseImage(call, item, parentId, PRODUCT_IMAGE_CODES)
      if (isNew) sideloaded.push(attachment.id)
      if (index === 0) imageId = attachment.id
      else gallery.push(attachment.id)
    }
  } catch (error) {
    throw new ImagesFailed(error, sideloaded)
  }
  return { imageId, galleryIds: [...new Set(gallery)], sideloaded }
}

/** What was sideloaded before an item failed, so that the caller can decide about orphans. */
export class ImagesFailed extends Error {
  readonly sideloaded: readonly number[]

  constructor(cause: unknown, sideloaded: readonly number[]) {
    super('An image of the set failed', { cause })
    this.sideloaded = sideloaded
  }
}

/** One image by id, else by source. Its name and alt are written to the attachment, which every product shares. */
export async function chooseImage(
  call: RestCall,
  item: Json,
  parentId: number,
  codes: { upload: string; invalid: string },
): Promise<{ attachment: Attachment; isNew: boolean }> {
  const image: JsonObject = isObject(item) ? item : {}
  const id = Math.abs(Number.parseInt(String(image['id'] ?? 0), 10) || 0)
  const { src } = image
  const isNew = id === 0 && src !== undefined && src !== null
  const attachment = isNew
    ? await sideload(call, String(src), parentId, codes.upload)
    : call.site.data.attachments.get(id)
  if (!attachment?.mimeType.startsWith('image/')) {
    throw new RestError(400, codes.invalid, `#${id} is an invalid image ID.`)
  }
  describe(call, attachment, image)
  return { attachment, isNew }
}

/** Empty texts do not clear what is there. */
function describe({ world }: RestCall, attachment: Attachment, { name, alt }: JsonObject): void {
  if (!isEmpty(alt)) attachment.altText = sanitiseText(String(alt))
  if (!isEmpty(name)) attachment.title = String(name)
  if (!isEmpty(name)) attachment.modifiedAt = world.clock.now()
}

/** A featured image that belongs to no post yet becomes the product's. */
export function attachFeatured({ site }: RestCall, imageId: number, productId: number): void {
  const attachment = site.data.attachments.get(imageId)
  if (attachment?.parentId === 0) attachment.parentId = productId
}
