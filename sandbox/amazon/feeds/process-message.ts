import { accept } from '../listings/accept.ts'
import { isIllFormed } from '../listings/sku.ts'
import { IllFormedSubmission, judge, type Submission, type Verdict } from '../listings/submission.ts'
import type { Issue } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { isRecord, readMessage, type FeedMessage } from './feed-content.ts'
import type { Feed } from './model.ts'

export interface MessageOutcome {
  messageId: number | undefined
  sku: string | undefined
  isAccepted: boolean
  issues: Issue[]
}

/** One message of a feed, judged and applied as a call for the same SKU would be. */
export function processMessage(
  world: World,
  seller: Seller,
  feed: Feed,
  raw: unknown,
  seen: Set<number>,
): MessageOutcome {
  const message = readMessage(raw)
  if (typeof message === 'string') return refused(raw, message)
  const { messageId, sku, productType } = message
  if (seen.has(messageId)) return refused(raw, 'messageId is not unique within the feed')
  seen.add(messageId)
  if (isIllFormed(seller, sku)) return refused(raw, 'sku is ill-formed')
  if (productType !== undefined && !world.productTypes.has(productType)) return refused(raw, 'productType is unknown')
  const submission = submissionOf(message, feed)
  const { issues, attributes } = judgeOrRefuse(world, seller, submission)
  if (attributes) accept(world, seller, submission, attributes, feed.view.feedId)
  return { messageId, sku, isAccepted: attributes !== null, issues }
}

function judgeOrRefuse(world: World, seller: Seller, submission: Submission): Verdict {
  try {
    return judge(world, seller, submission)
  } catch (error) {
    if (error instanceof IllFormedSubmission) return { issues: [plainIssue(error.message)], attributes: null }
    throw error
  }
}

function submissionOf({ sku, operationType, productType = '', ...content }: FeedMessage, { view }: Feed): Submission {
  const { attributes = {}, patches = [] } = content
  const common = { sku, productType, marketplaceIds: view.marketplaceIds ?? [], attributes, patches }
  switch (operationType) {
    case 'DELETE':
      return { ...common, kind: 'delete' }
    case 'UPDATE':
      return { ...common, kind: 'put' }
    case 'PATCH':
      return { ...common, kind: 'patch' }
    case 'PARTIAL_UPDATE': {
      const replacing = Object.entries(attributes).map(([path, value]) => ({ op: 'replace' as const, path, value }))
      return { ...common, kind: 'patch', patches: replacing }
    }
  }
}

function refused(raw: unknown, message: string): MessageOutcome {
  const { messageId, sku } = isRecord(raw) ? raw : {}
  return {
    messageId: typeof messageId === 'number' && messageId >= 1 ? Math.floor(messageId) : undefined,
    sku: typeof sku === 'string' && sku !== '' ? sku : undefined,
    isAccepted: false,
    issues: [plainIssue(`The message does not match the schema: ${message}.`)],
  }
}

const plainIssue = (message: string): Issue => ({ code: '', message, severity: 'ERROR', categories: [] })
