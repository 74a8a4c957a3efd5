import { ApiError } from '../api/api-error.ts'
import type { ApiCall, Handler } from '../api/call.ts'
import { LISTINGS_FEED, takeListingsFeed } from '../api/rate-limits.ts'
import { json } from '../http/exchange.ts'
import { participates } from '../state/seller.ts'
import { paginate } from '../view/paginate.ts'
import { createDocument, presign } from './documents.ts'
import { skusOf } from './feed-content.ts'
import type { Feed, FeedDocument } from './model.ts'
import { queueFeed } from './process-feed.ts'

export const createFeedDocument: Handler = ({ world, seller, body }) => {
  const document = createDocument(seller, String(body['contentType']))
  const url = presign(world, seller.region, document, 'PUT')
  return json(201, { feedDocumentId: document.feedDocumentId, url })
}

export const createFeed: Handler = ({ world, seller, body, operation }) => {
  const feedType = String(body['feedType'])
  const marketplaceIds = body['marketplaceIds'] as string[]
  const inputFeedDocumentId = String(body['inputFeedDocumentId'])
  const document = seller.documents.get(inputFeedDocumentId)
  if (!document) throw ApiError.invalid(operation, `no document ${inputFeedDocumentId}`)
  const foreign = marketplaceIds.find((id) => !participates(seller, id))
  if (foreign) throw ApiError.invalid(operation, `not selling in ${foreign}`)
  if (feedType === LISTINGS_FEED) takeListingsFeed(world, seller.sellerId)
  const feed: Feed = {
    ...{ inputFeedDocumentId, skus: skusOf(document.bytes) },
    view: {
      ...{ feedId: String(50_000 + world.next()), feedType, marketplaceIds },
      ...{ createdTime: world.iso(), processingStatus: 'IN_QUEUE' },
    },
  }
  seller.feeds.set(feed.view.feedId, feed)
  queueFeed(world, seller, feed)
  return json(202, { feedId: feed.view.feedId })
}

export const getFeed: Handler = (call) => json(200, feedOf(call).view)

/** Only what has not begun can be taken back. The answer has no body. */
export const cancelFeed: Handler = (call) => {
  const { view } = feedOf(call)
  if (view.processingStatus !== 'IN_QUEUE') throw ApiError.invalid(call.operation, `feed is ${view.processingStatus}`)
  view.processingStatus = 'CANCELLED'
  view.processingEndTime = call.world.iso()
  return { status: 200, headers: { 'content-type': 'application/json' }, body: '' }
}

export const getFeeds: Handler = ({ seller, parameters, operation }) => {
  const feedTypes = parameters.list('feedTypes')
  const token = parameters.text('nextToken')
  if (feedTypes.length === 0 && !token) throw ApiError.invalid(operation, 'neither feedTypes nor nextToken')
  const passes = {
    feedTypes: ({ view }: Feed) => feedTypes.length === 0 || feedTypes.includes(view.feedType),
    statuses: ({ view }: Feed) => isAmong(parameters.list('processingStatuses'), view.processingStatus),
    marketplaces: ({ view: { marketplaceIds = [''] } }: Feed) =>
      marketplaceIds.some((id) => isAmong(parameters.list('marketplaceIds'), id)),
    since: ({ view }: Feed) => view.createdTime >= (parameters.text('createdSince') ?? ''),
    until: ({ view }: Feed) => view.createdTime <= (parameters.text('createdUntil') ?? '9'),
  }
  const found = [...seller.feeds.values()].reverse().filter((feed) => Object.values(passes).every((test) => test(feed)))
  const page = paginate(found, { pageSize: parameters.number('pageSize'), pageToken: token })
  if (!page) throw ApiError.invalid(operation, 'nextToken')
  const { nextToken } = page.pagination
  return json(200, { feeds: page.entries.map(({ view }) => view), ...(nextToken && { nextToken }) })
}

export const getFeedDocument: Handler = (call) => {
  const { feedDocumentId, compression } = documentOf(call)
  const url = presign(call.world, call.seller.region, documentOf(call), 'GET')
  return json(200, { feedDocumentId, url, ...(compression && { compressionAlgorithm: compression }) })
}

const isAmong = (wanted: readonly string[], value: string): boolean => wanted.length === 0 || wanted.includes(value)

function feedOf({ seller, parameters, operation }: ApiCall): Feed {
  const feed = seller.feeds.get(parameters.text('feedId') ?? '')
  if (!feed) throw ApiError.invalid(operation, 'no such feed')
  return feed
}

function documentOf({ seller, parameters, operation }: ApiCall): FeedDocument {
  const document = seller.documents.get(parameters.text('feedDocumentId') ?? '')
  if (!document) throw ApiError.invalid(operation, 'no such document')
  return document
}
