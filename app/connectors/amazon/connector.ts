import type { AccountDetails, Connector, ConnectorDeps } from '../../core/channel/connector.ts'
import { mapConcurrently } from '../../lib/map-concurrently.ts'
import { openCataloguePicture } from './catalogue-picture.ts'
import { check } from './check/check.ts'
import { AmazonClient } from './client.ts'
import { amazonSettingsSchema, type AmazonCredentials } from './credentials.ts'
import { estimateExport } from './estimate.ts'
import { feedListingsStep } from './feed/feed-listings.ts'
import { isReachable } from './public-picture.ts'
import { findListingsByBarcode, getListings, listListings } from './reading/listings.ts'
import { ListingsNow } from './reading/listings-now.ts'
import { observe, observePublication } from './reading/observe.ts'
import { productTypesOf } from './reading/product-types.ts'
import { amazonCapabilities, amazonImages } from './requirements.ts'
import { awaitListingStep } from './steps/await-listing.ts'
import { offerPicturesStep } from './steps/offer-pictures.ts'
import { patchListingStep } from './steps/patch-listing.ts'
import { validate } from './validate.ts'

/** Pictures whose addresses are looked at together. */
const looksAtOnce = 8
/** A feed takes minutes whatever it holds: measured by `amazon.feed_switch_point`. */
const feedFromByDefault = 501
/** With nine pictures each, about as many fill a feed of 10 MiB; more of a run goes in the next turn. */
const mostInOnePiece = 4000

export function openAmazon(
  credentials: AmazonCredentials,
  deps: ConnectorDeps,
  account: AccountDetails = { settings: {}, facts: {} },
): Connector {
  amazonSettingsSchema.parse(account.settings)
  const client = new AmazonClient(credentials, deps)
  const productTypes = productTypesOf(deps, credentials.marketplaceId)
  const look = (skus: readonly string[], signal?: AbortSignal) => observe(client, productTypes, skus, signal)
  const tools = { client, deps, productTypes, now: new ListingsNow(look, deps) }
  const feedFrom = deps.bulkFrom ?? feedFromByDefault
  return {
    capabilities: amazonCapabilities,
    images: amazonImages,
    videos: null,
    check: () => check(client, deps),
    listListings: (request) => listListings(client, request),
    getListings: (remoteIds) => getListings(client, remoteIds),
    findListingsBySku: (skus) => getListings(client, skus),
    findListingsByBarcode: (gtins) => findListingsByBarcode(client, gtins),
    observe: (remoteIds) => look(remoteIds),
    observePublication: (remoteIds) => observePublication(client, remoteIds),
    openCataloguePicture: (url, maxBytes, signal) => openCataloguePicture(deps, url, maxBytes, signal),
    async observeFiles(remoteFileIds) {
      const there = await mapConcurrently(remoteFileIds, looksAtOnce, (url) => isReachable(deps, url))
      return new Map(remoteFileIds.filter((_, index) => there[index]).map((url) => [url, 'ready']))
    },
    // Amazon has copies that nobody but Amazon can delete; the files themselves are ours.
    deleteUnusedFiles: () => Promise.resolve([]),
    validate: (changes, context) => validate(client, productTypes, changes, context),
    estimate: (changes) => estimateExport(changes, feedFrom),
    steps: [
      offerPicturesStep(deps),
      feedListingsStep(tools, feedFrom),
      patchListingStep(tools),
      awaitListingStep({ deps, observe: look }),
    ],
    inOnePiece: { from: feedFrom, most: mostInOnePiece },
    spent: () => client.spent(),
  }
}
