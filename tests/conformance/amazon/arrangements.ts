import type { Feed, FeedView } from '../../../sandbox/amazon/feeds/model.ts'
import type { CatalogItem, Listing, ProductType } from '../../../sandbox/amazon/state/model.ts'
import { emptyItem } from '../../../sandbox/amazon/state/seed-item.ts'
import type { Seller } from '../../../sandbox/amazon/state/seller.ts'
import { US, type OpenAmazon } from '../../../sandbox/amazon/testing/open-amazon.ts'
import type { SandboxCase } from './cases.ts'

type Arrange = (amazon: OpenAmazon, response: Record<string, unknown>) => void

/** Puts Amazon into the state that a case speaks of, before its request is sent. */
export function arrange(amazon: OpenAmazon, { operationId, status, response = {} }: SandboxCase): void {
  amazon.world.productTypes.clear()
  amazon.world.productTypes.set(LUGGAGE.name, LUGGAGE)
  amazon.seller.invalidSkus.add('BadSKU')
  for (const sku of ['VALIDATION_VALID', 'VALIDATION_INVALID', 'GM-ZDPI-9B4E']) put(amazon.seller, { sku })
  if (status < 300) ARRANGEMENTS[operationId]?.(amazon, response)
}

const ARRANGEMENTS: Record<string, Arrange> = {
  getMarketplaceParticipations: ({ seller }, { payload }) => {
    seller.participations = (payload as Participation[]).map(({ marketplace, storeName, participation }) => ({
      ...{ marketplaceId: marketplace.id, storeName, ...participation },
    }))
  },
  getAccount: ({ seller }, { payload }) => void (seller.account = payload as object),
  getListingsItem: ({ seller }, response) => put(seller, response),
  searchListingsItems: ({ seller }, { items }) => {
    const [item] = items as Partial<Listing>[]
    put(seller, { ...item, sku: 'GM-ZDPI-9B4E' })
    put(seller, { sku: 'HW-ZDPI-9B4E' }, '2021-04-01T00:00:00Z')
    put(seller, { sku: 'TC-ZDPI-9B4E' }, '2021-02-01T00:00:00Z')
  },
  getCatalogItem: ({ world }, response) => catalogue(world, response),
  searchCatalogItems: ({ world }, { items, refinements }) => {
    const [department] = (refinements as { classifications: Department[] }).classifications
    const { displayName = '', classificationId = '' } = department ?? {}
    catalogue(world, { ...(items as object[])[0], department: { displayName, classificationId } })
  },
  searchDefinitionsProductTypes: ({ world }, { productTypeVersion }) => {
    world.productTypes.set(LUGGAGE.name, { ...LUGGAGE, version: String(productTypeVersion) })
  },
  getDefinitionsProductType: ({ world }, { propertyGroups, productTypeVersion }) => {
    const { version } = productTypeVersion as { version: string }
    const groups = propertyGroups as ProductType['propertyGroups']
    world.productTypes.set(LUGGAGE.name, { ...LUGGAGE, version, propertyGroups: groups })
  },
  createFeed: ({ seller }) => putDocument(seller, '3d4e42b5-1d6e-44e8-a89c-2abfca0625bb'),
  getFeed: ({ seller }, response) => putFeed(seller, 'feedId1', response as Partial<FeedView>),
  getFeeds: ({ seller }, { feeds }) => {
    const [feed = {}] = feeds as Partial<FeedView>[]
    putFeed(seller, 'FeedId1', feed)
  },
  cancelFeed: ({ seller }) => putFeed(seller, 'ID1', {}),
  getFeedDocument: ({ seller }, { feedDocumentId }) => putDocument(seller, String(feedDocumentId)),
}

interface Participation {
  marketplace: { id: string }
  storeName: string
  participation: { isParticipating: boolean; hasSuspendedListings: boolean }
}

interface Department {
  displayName: string
  classificationId: string
}

const attribute = { type: 'array', items: { type: 'object' } }

const LUGGAGE: ProductType = {
  ...{ name: 'LUGGAGE', displayName: 'Luggage', marketplaceIds: [US], version: '1', propertyGroups: {} },
  schema: { required: ['condition_type'], properties: { item_name: attribute, condition_type: attribute } },
}

/** A listing of which a case says this much. */
function put(seller: Seller, { sku = '', ...known }: Partial<Listing>, lastUpdatedDate = '2021-03-01T00:00:00Z'): void {
  const summary = {
    ...{ marketplaceId: US, asin: 'B07N4M94X4', productType: 'LUGGAGE', status: [] },
    ...{ createdDate: '2021-02-01T00:00:00Z', lastUpdatedDate },
  }
  seller.listings.set(sku, {
    ...{ sku, summaries: [summary], attributes: {}, echo: {}, issues: [], offers: [], fulfillmentAvailability: [] },
    ...{ procurement: [], relationships: [], productTypes: [], ...known },
  })
}

function catalogue({ catalogue: items }: OpenAmazon['world'], known: Partial<CatalogItem>): void {
  const { asin = '' } = known
  items.set(asin, { ...emptyItem(asin), ...known })
}

function putFeed(seller: Seller, feedId: string, known: Partial<FeedView>): void {
  const view: FeedView = {
    ...{ feedId, feedType: 'POST_PRODUCT_DATA', createdTime: '2024-03-11T13:16:24.630Z' },
    ...{ processingStatus: 'IN_QUEUE', ...known },
  }
  const feed: Feed = { view, inputFeedDocumentId: '', skus: new Set() }
  seller.feeds.set(feedId, feed)
}

function putDocument({ documents }: Seller, feedDocumentId: string): void {
  documents.set(feedDocumentId, {
    ...{
      feedDocumentId,
      contentType: 'text/xml',
      signatures: new Map(),
      bytes: Buffer.from('<a/>'),
      compression: null,
    },
  })
}
