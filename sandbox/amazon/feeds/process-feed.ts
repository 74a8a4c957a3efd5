import type { FaultEffect } from '../control/faults.ts'
import { LISTINGS_FEED } from '../api/rate-limits.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { processMessage, type MessageOutcome } from './process-message.ts'
import { readFeed, type FeedContent } from './feed-content.ts'
import type { Feed, FeedStatus } from './model.ts'
import { writeReport } from './report.ts'

/** Processes a feed in its time, unless it is cancelled before. */
export function queueFeed(world: World, seller: Seller, feed: Feed): void {
  world.clock.schedule(world.settings.feedQueueMs, () => begin(world, seller, feed))
}

function begin(world: World, seller: Seller, feed: Feed): void {
  const { view } = feed
  if (view.processingStatus !== 'IN_QUEUE') return
  const fault = world.faults.take('feed', [view.feedId, view.feedType])
  view.processingStatus = 'IN_PROGRESS'
  view.processingStartTime = world.iso()
  const content = contentOf(seller, feed)
  const messages = typeof content === 'string' ? 0 : content.messages.length
  const delayMs = fault?.kind === 'delay' ? fault.delayMs : 0
  world.clock.schedule(messages * world.settings.feedMessageMs + delayMs, () => {
    if (typeof content === 'string') refuse(world, seller, feed, content)
    else run(world, seller, feed, content, fault)
  })
}

/** Feeds of other types, XML and flat files among them, have ended in July 2025. */
function contentOf(seller: Seller, { view, inputFeedDocumentId }: Feed): FeedContent | string {
  if (view.feedType !== LISTINGS_FEED) return `The feed type ${view.feedType} is no longer supported.`
  const content = readFeed(seller.documents.get(inputFeedDocumentId)?.bytes ?? null)
  if (typeof content !== 'string' && content.header.sellerId !== seller.sellerId)
    return 'The seller of the feed’s header is not the seller who sent it.'
  return content
}

function refuse(world: World, seller: Seller, feed: Feed, reason: string): void {
  const issues = [{ severity: 'ERROR' as const, message: reason }]
  feed.view.resultFeedDocumentId = writeReport(world, seller, feed, { header: null, outcomes: [], issues })
  finish(world, feed, 'FATAL')
}

/** A feed that ends early has applied what came before its end, with a report of that or (FATAL) with none. */
function run(world: World, seller: Seller, feed: Feed, content: FeedContent, fault: FaultEffect | null): void {
  const isShort = fault?.kind === 'feed-fatal' || fault?.kind === 'feed-partial'
  const end = isShort ? fault.afterMessages : content.messages.length
  const seen = new Set<number>()
  const outcomes = content.messages
    .slice(0, end)
    .map((message): MessageOutcome => processMessage(world, seller, feed, message, seen))
  const hasReport = fault?.kind !== 'feed-fatal' || fault.withReport === true
  if (hasReport)
    feed.view.resultFeedDocumentId = writeReport(world, seller, feed, { header: content.header, outcomes, issues: [] })
  finish(world, feed, fault?.kind === 'feed-fatal' ? 'FATAL' : 'DONE')
}

function finish(world: World, { view }: Feed, status: FeedStatus): void {
  view.processingStatus = status
  view.processingEndTime = world.iso()
}
