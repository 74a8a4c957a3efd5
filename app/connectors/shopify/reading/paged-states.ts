import type { ListingState } from '../../../core/channel/listing-state.ts'
import type { ShopifyClient } from '../client.ts'
import { listingMediaPage, listingPicturesPage, listingStates } from '../documents/listing-states.ts'
import { maxRowsPerCall } from '../requirements.ts'
import type { ListingStateRow, MediaRow, PictureVariant } from '../schemas.ts'
import { toListingState } from '../translate.ts'
import { readNodes } from './read-nodes.ts'

/**
 * By calls of up to 250 products; galleries and variants beyond the first page are read to their end. A list of ids is believed to
 * cost what the dearest of them costs; where it costs more, the calls become smaller (`readNodes`).
 */
export async function pagedStates(client: ShopifyClient, ids: readonly string[]): Promise<ListingState[]> {
  const rows = await readNodes(client, listingStates, ids, maxRowsPerCall)
  return Promise.all(rows.map((row) => complete(client, row)))
}

async function complete(client: ShopifyClient, row: ListingStateRow): Promise<ListingState> {
  const [media, variants] = await Promise.all([allMedia(client, row), allVariants(client, row)])
  return toListingState(row, media, variants)
}

async function allMedia(client: ShopifyClient, { id, media }: ListingStateRow): Promise<MediaRow[]> {
  const rows = [...media.nodes]
  for (let { pageInfo } = media; pageInfo.hasNextPage && pageInfo.endCursor;) {
    const { data } = await client.runWhole(listingMediaPage, { id, after: pageInfo.endCursor })
    if (!data.product) break
    rows.push(...data.product.media.nodes)
    pageInfo = data.product.media.pageInfo
  }
  return rows
}

async function allVariants(client: ShopifyClient, { id, variants }: ListingStateRow): Promise<PictureVariant[]> {
  const rows = [...variants.nodes]
  for (let { pageInfo } = variants; pageInfo.hasNextPage && pageInfo.endCursor;) {
    const { data } = await client.runWhole(listingPicturesPage, { id, after: pageInfo.endCursor })
    if (!data.product) break
    rows.push(...data.product.variants.nodes)
    pageInfo = data.product.variants.pageInfo
  }
  return rows
}
