import { z } from 'zod'
import { openConnector } from '../connections/open-connector.server.ts'
import { connectorErrorWords } from '../core/channel/connector-error-words.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import type { Connector } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import { listingDetailsSchema } from '../core/channel/listing-details.ts'
import { toLinkOrigin } from '../core/matching/match-way.ts'
import {
  choicesOf,
  suggestPairs,
  type ChosenListing,
  type LinkedVariant,
  type LinkPageView,
} from '../core/matching/link-view.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import { readProposal, toQuestions } from './link-views.server.ts'
import { getMatchedStore } from './matched-store.server.ts'
import { productOffers } from './product-offers.server.ts'
import { toStoreProducts } from './store-products.server.ts'

export interface LinkPageRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly productId: string
  /** Words to search the store for; '' where nothing is searched. */
  readonly query: string
  /** The listing that the merchant is choosing variants of. */
  readonly chosen: string | null
}

const resultsShown = 10
const optionValuesSchema = z.record(z.string(), z.string())

/** A product of the merchant's, what it is linked to in a store, and what it could be. Throws `AppError` not_found. */
export async function linkPage(request: LinkPageRequest): Promise<LinkPageView> {
  const { workspaceId, connectionId } = request
  const store = await getMatchedStore(workspaceId, connectionId)
  const { variants, listings, proposals, ...product } = await loadProduct(request)
  const titles = new Map(variants.map(({ id, title }) => [id, title]))
  const known = {
    store,
    product: { id: product.id, title: product.title, imageUrl: product.imageUrl },
    variants,
    links: listings.map(({ remoteId, title, details, variants: pairs }) => ({
      ...{ remoteId, title, pairCount: pairs.length, details: listingDetailsSchema.parse(details) },
      pairs: pairs.map(({ matchedBy, variant: { title: name, sku, barcode } }) => ({
        ...{ variant: name, sku, barcode, by: toLinkOrigin(matchedBy) },
      })),
    })),
    questions: toQuestions(readProposal(proposals[0]), titles),
  }
  const linked = new Map(
    listings.flatMap(({ remoteId, variants: pairs }) =>
      remoteId === request.chosen ? pairs.map((pair) => [pair.variantId, pair.remoteId] as const) : [],
    ),
  )
  if (store.unit === 'sku') {
    const offers = await productOffers(store, request)
    return { ...known, offers, chosen: null, results: null, problem: null }
  }
  return { ...known, offers: null, ...(await askStore(request, variants, linked)) }
}

async function loadProduct({ workspaceId, connectionId, productId }: LinkPageRequest) {
  const product = !isRecordId(productId)
    ? null
    : await db.product.findUnique({
        where: { id: productId, workspaceId },
        select: {
          id: true,
          title: true,
          variants: {
            select: { id: true, title: true, sku: true, optionValues: true },
            orderBy: { position: 'asc' },
          },
          listings: {
            where: { unlinkedAt: null, deletedAt: null },
            select: {
              connectionId: true,
              remoteId: true,
              title: true,
              details: true,
              imageUrl: true,
              variants: {
                select: {
                  variantId: true,
                  remoteId: true,
                  matchedBy: true,
                  variant: { select: { title: true, sku: true, barcode: true } },
                },
                orderBy: { variant: { position: 'asc' } },
              },
            },
          },
          proposals: { where: { connectionId }, select: { proposal: true } },
        },
      })
  if (!product) {
    throw new AppError('not_found', `no product ${productId}`, {
      userMessage: 'This product no longer exists in your shop.',
    })
  }
  const { listings, variants, ...rest } = product
  return {
    ...rest,
    imageUrl: listings.find((listing) => listing.connectionId !== connectionId)?.imageUrl ?? null,
    variants: variants.map(({ optionValues, ...variant }) => ({
      ...variant,
      optionValues: optionValuesSchema.parse(optionValues),
    })),
    listings: listings.filter((listing) => listing.connectionId === connectionId),
  }
}

async function askStore(
  request: LinkPageRequest,
  variants: readonly LinkedVariant[],
  linked: ReadonlyMap<string, string>,
): Promise<Pick<LinkPageView, 'chosen' | 'results' | 'problem'>> {
  try {
    const connector = await openConnector(request.workspaceId, request.connectionId)
    const [chosen, results] = await Promise.all([
      request.chosen ? readChosen(connector, request.chosen, variants, linked) : null,
      request.query || !request.chosen ? search(connector, request) : null,
    ])
    return { chosen, results, problem: null }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return { chosen: null, results: null, problem: connectorErrorWords[error.code] }
  }
}

async function search(connector: Connector, request: LinkPageRequest) {
  const { items } = await connector.listListings({ query: request.query || undefined, limit: resultsShown })
  return toStoreProducts(request, items)
}

async function readChosen(
  connector: Connector,
  remoteId: string,
  variants: readonly LinkedVariant[],
  linked: ReadonlyMap<string, string>,
): Promise<ChosenListing | null> {
  const [listing] = await connector.getListings([remoteId])
  if (!listing) return null
  const choices = choicesOf(listing)
  return { remoteId, title: listing.title, choices, suggestions: suggestPairs(variants, choices, linked) }
}
