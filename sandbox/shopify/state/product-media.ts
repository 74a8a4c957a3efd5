import { LIMITS } from '../media/limits.ts'
import { fileKindOf, filenameFromSource, isHttpUrl } from '../media/source.ts'
import { isStagedVideo } from '../staged/issue-target.ts'
import { createFile } from './files.ts'
import type { Origin, Product, StoredFile } from './model.ts'
import { attachToProduct, touchProduct } from './products.ts'
import type { Shop } from './shop.ts'
import type { World } from './world.ts'

export interface CreateMediaInput {
  mediaContentType: string
  originalSource: string
  alt?: string | null
}

/** Why one media of a product input is refused: place inside the row, MediaUserErrorCode, words. */
export interface MediaBreach {
  field: string
  code: string
  message: string
}

export function findMediaBreach(
  shop: Shop,
  { originalSource, mediaContentType, alt }: CreateMediaInput,
): MediaBreach | null {
  if (!isHttpUrl(originalSource)) return { field: 'originalSource', code: 'INVALID', message: 'Image URL is invalid' }
  if (!fileKindOf(mediaContentType, originalSource)) {
    return { field: 'mediaContentType', code: 'INVALID_MEDIA_TYPE', message: 'Media type is not supported' }
  }
  if (mediaContentType === 'VIDEO' && !isStagedVideo(shop, originalSource)) {
    return { field: 'originalSource', code: 'INVALID', message: 'Video URL is invalid' }
  }
  if ((alt ?? '').length > LIMITS.altCharacters) {
    return { field: 'alt', code: 'INVALID', message: 'Alt text is too long (maximum is 512 characters)' }
  }
  return null
}

export function exceedsMediaLimit(product: Product, added: number): boolean {
  return product.media.length + added > LIMITS.mediaPerProduct
}

export interface AppendContext {
  world: World
  shop: Shop
  origin: Origin
}

/** Creates the files and puts them at the end of the product's media, in order. Inputs must be free of breaches. */
export function appendNewMedia(
  { world, shop, origin }: AppendContext,
  product: Product,
  inputs: CreateMediaInput[],
): StoredFile[] {
  const files = inputs.map(({ originalSource, mediaContentType, alt }) => {
    const kind = fileKindOf(mediaContentType, originalSource) ?? 'GenericFile'
    const filename = filenameFromSource(originalSource)
    const file = createFile(world, shop, { kind, alt: alt ?? '', filename, originalSource, origin })
    attachToProduct(world, product, file)
    return file
  })
  if (files.length) touchProduct(world, shop, product)
  return files
}
