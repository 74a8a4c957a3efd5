import type { RemoteFileStatus } from '../../../core/channel/connector.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import type { ShopifyClient } from '../client.ts'
import { fileStatuses } from '../documents/files.ts'
import { listingMediaPage, listingPicturesPage, listingStates } from '../documents/listing-states.ts'
import { maxRowsPerCall } from '../requirements.ts'
import type { ListingStateRow, MediaRow, PictureVariant } from '../schemas.ts'
import { toFileStatus, toListingState } from '../translate.ts'
import { readNodes } from './read-nodes.ts'

/** A list of ids costs what the dearest of them costs; this bounds the size of an answer. */
const listingsPerCall = 100

/** What the products show now, complete: galleries and variants beyond the first page are read to their end. */
export async function observe(
  client: ShopifyClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ListingState>> {
  const rows = await readNodes(client, listingStates, ids, listingsPerCall)
  const states = await Promise.all(rows.map((row) => complete(client, row)))
  return new Map(states.map((state) => [state.remoteId, state]))
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

export async function observeFiles(
  client: ShopifyClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RemoteFileStatus>> {
  const rows = await readNodes(client, fileStatuses, ids, maxRowsPerCall)
  return new Map(rows.map((row) => [row.id, toFileStatus(row)]))
}
