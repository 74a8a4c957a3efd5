import { openConnector } from '../connections/open-connector.server.ts'
import { connectorErrorWords } from '../core/channel/connector-error-words.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import { listingDetailsSchema } from '../core/channel/listing-details.ts'
import type { Connector, Page, RemoteListing } from '../core/channel/connector.ts'
import { choicesOf, type StoreChoice, type StoreProductView } from '../core/matching/link-view.ts'
import { gtinKey } from '../core/matching/gtin-key.ts'
import { toLinkOrigin, type LinkOrigin } from '../core/matching/match-way.ts'
import type { StoreView } from '../core/matching/matching-view.ts'
import { notOk, ok, type Result } from '../core/result.ts'
import { db } from '../db.server.ts'
import { getMatchedStore } from './matched-store.server.ts'

export interface StoreProductsRequest {
  readonly workspaceId: string
  readonly connectionId: string
  /** Part of a name or of a SKU, also of variations. */
  readonly query: string
  readonly cursor?: string | undefined
  readonly limit?: number
}

const pageSize = 25

export interface StoreProducts {
  readonly store: StoreView
  readonly result: Result<Page<StoreProductView>, string>
}

/** One page of a store's products, live, with what each is linked to; or why the store did not answer. Throws `AppError`. */
export async function storeProductsPage(request: StoreProductsRequest): Promise<StoreProducts> {
  const store = await getMatchedStore(request.workspaceId, request.connectionId)
  return { store, result: await orWords(() => listStoreProducts(request)) }
}

/** As many as a choice shows. */
const choicesShown = 10

/** The first of a store's products with these words, live; or why the store did not answer. Throws `AppError`. */
export async function searchStoreProducts(
  request: Pick<StoreProductsRequest, 'workspaceId' | 'connectionId' | 'query'>,
): Promise<Result<readonly StoreProductView[], string>> {
  await getMatchedStore(request.workspaceId, request.connectionId)
  return orWords(async () => (await listStoreProducts({ ...request, limit: choicesShown })).items)
}

export interface StoreProductRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly remoteId: string
}

/** The variations of one product, live; or why the store did not answer. Throws `AppError`. */
export async function storeVariations(request: StoreProductRequest): Promise<Result<readonly StoreChoice[], string>> {
  const { workspaceId, connectionId, remoteId } = request
  await getMatchedStore(workspaceId, connectionId)
  return orWords(async () => {
    const connector = await openConnector(workspaceId, connectionId)
    const [listing] = await connector.getListings([remoteId])
    return listing ? choicesOf(listing) : []
  })
}

async function orWords<Value>(read: () => Promise<Value>): Promise<Result<Value, string>> {
  try {
    return ok(await read())
  } catch (error) {
    if (error instanceof ConnectorError) return notOk(connectorErrorWords[error.code])
    throw error
  }
}

/** The same for callers who handle failures themselves. Throws `ConnectorError`. */
export async function listStoreProducts(request: StoreProductsRequest): Promise<Page<StoreProductView>> {
  const connector = await openConnector(request.workspaceId, request.connectionId)
  const { query, cursor, limit = pageSize } = request
  const page =
    (await findByBarcode(connector, query)) ??
    (await connector.listListings({ query: query || undefined, cursor, limit }))
  return { ...page, items: await toStoreProducts(request, page.items) }
}

/** What carries the barcode that was searched for; null: it is none, the store cannot be asked for barcodes, or has nothing. */
async function findByBarcode(connector: Connector, query: string): Promise<Page<RemoteListing> | null> {
  const gtin = gtinKey(query)
  const items = gtin === '' ? [] : ((await connector.findListingsByBarcode?.([gtin])) ?? [])
  return items.length > 0 ? { items, nextCursor: null, previousCursor: null, total: items.length } : null
}

/** The variant that each of these listings stands for, and why, by the listing's id; of several the first. */
export async function pairedVariants(
  { workspaceId, connectionId }: { readonly workspaceId: string; readonly connectionId: string },
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly variantId: string; readonly matchedBy: LinkOrigin }>> {
  const links = await db.listing.findMany({
    where: { workspaceId, connectionId, unlinkedAt: null, remoteId: { in: [...remoteIds] } },
    select: { remoteId: true, variants: { select: { variantId: true, matchedBy: true }, take: 1 } },
  })
  return new Map(
    links.flatMap(({ remoteId, variants: [pair] }) =>
      pair ? [[remoteId, { ...pair, matchedBy: toLinkOrigin(pair.matchedBy) }] as const] : [],
    ),
  )
}

/** Listings with the merchant's product that each is linked to. */
export async function toStoreProducts(
  { workspaceId, connectionId }: { readonly workspaceId: string; readonly connectionId: string },
  listings: readonly RemoteListing[],
): Promise<StoreProductView[]> {
  const links = await db.listing.findMany({
    where: {
      ...{ workspaceId, connectionId, unlinkedAt: null, matchedBy: { not: 'channel' } },
      remoteId: { in: listings.map(({ remoteId }) => remoteId) },
    },
    select: { remoteId: true, product: { select: { id: true, title: true } } },
  })
  const linked = new Map(
    links.map(({ remoteId, product }) => [remoteId, { productId: product.id, title: product.title }]),
  )
  return listings.map(({ remoteId, title, sku = '', imageUrl, status, variantCount, kind = null, details = {} }) => ({
    ...{ remoteId, title, sku, imageUrl, status, variantCount, kind },
    details: listingDetailsSchema.parse(details),
    linkedTo: linked.get(remoteId) ?? null,
  }))
}
