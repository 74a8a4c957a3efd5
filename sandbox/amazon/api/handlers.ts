import { getCatalogItem, searchCatalogItems } from '../catalogue/catalog-items.ts'
import { getDefinitionsProductType, searchDefinitionsProductTypes } from '../definitions/definitions.ts'
import { cancelFeed, createFeed, createFeedDocument, getFeed, getFeedDocument, getFeeds } from '../feeds/feeds.ts'
import { getListingsItem } from '../listings/get-listings-item.ts'
import { searchListingsItems } from '../listings/search-listings-items.ts'
import { deleteListingsItem, patchListingsItem, putListingsItem } from '../listings/submit.ts'
import { getAccount, getMarketplaceParticipations } from '../sellers/sellers.ts'
import type { Handler } from './call.ts'

/** Who answers which operation. */
export const HANDLERS: Record<string, Handler> = {
  getMarketplaceParticipations,
  getAccount,
  getListingsItem,
  searchListingsItems,
  patchListingsItem,
  putListingsItem,
  deleteListingsItem,
  getCatalogItem,
  searchCatalogItems,
  getDefinitionsProductType,
  searchDefinitionsProductTypes,
  createFeedDocument,
  createFeed,
  getFeed,
  getFeeds,
  cancelFeed,
  getFeedDocument,
}
