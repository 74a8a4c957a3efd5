import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { WooCommerceClient } from '../client.ts'
import type { ProductRow } from '../schemas.ts'
import { filesAmong, type FetchedPicture } from './fetched-pictures.ts'
import { imageIds } from './product-now.ts'
import { writeImages } from './write-images.ts'

/**
 * Takes views that were fetched with a product off it again at once, so that shoppers hardly see them; answers the product as it is
 * then. Where shoppers see nothing (drafts) they stay until `put-images` leaves them out: pictures of such products can be
 * found on the product alone when an answer is lost. Where taking them off fails, `put-images` does it too.
 */
export async function withoutViews(
  client: WooCommerceClient,
  product: ProductRow,
  views: readonly FetchedPicture[],
  signal: AbortSignal,
): Promise<ProductRow> {
  if (product.status !== 'publish') return product
  const fetched = new Set(filesAmong(views, product.images ?? []).map(({ remoteId }) => remoteId))
  const images = imageIds(product).flatMap((id) => (fetched.has(id) ? [] : [{ id: Number(id) }]))
  try {
    return await writeImages(client, product.id, images, { signal })
  } catch (error) {
    if (error instanceof ConnectorError) return product
    throw error
  }
}
