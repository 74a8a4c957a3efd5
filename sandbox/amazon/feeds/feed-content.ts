import { breachesOfFile } from '../model/validate.ts'
import type { Patch } from '../listings/apply-patches.ts'
import type { Attributes } from '../state/model.ts'

export interface FeedHeader {
  sellerId: string
  version: string
  issueLocale?: string
  report?: { includedData: string[]; apiVersion: string }
}

export interface FeedMessage {
  messageId: number
  sku: string
  operationType: 'UPDATE' | 'PARTIAL_UPDATE' | 'PATCH' | 'DELETE'
  productType?: string
  attributes?: Attributes
  patches?: Patch[]
}

/** Messages are still unchecked: each is judged for itself. */
export interface FeedContent {
  header: FeedHeader
  messages: unknown[]
}

/** Sources: changelog of May 2025; “Feeds API best practices”. */
const MOST_MESSAGES = 25_000
const TOO_MANY_BYTES = 10 * 1024 * 1024

/** What a feed says as a whole, or why it says nothing. */
export function readFeed(bytes: Buffer | null): FeedContent | string {
  if (bytes && bytes.length >= TOO_MANY_BYTES) return 'The feed has 10 MiB or more.'
  const feed = parse(bytes)
  if (!isRecord(feed) || !Array.isArray(feed['messages'])) return 'The feed is no JSON listings feed.'
  const { messages } = feed
  if (messages.length > MOST_MESSAGES) return `The feed has more than ${MOST_MESSAGES} messages.`
  // One message that obeys, so that those of the feed are not looked at here.
  const [breach] = breachesOfFile('listings-feed-schema-v2.json', { ...feed, messages: [PLAIN_MESSAGE] })
  if (breach) return `The feed does not match the schema: ${breach}.`
  if (messages.length === 0) return 'The feed has no messages.'
  return { header: feed['header'] as FeedHeader, messages }
}

/** A message that obeys Amazon’s schema, or what it breaks. */
export function readMessage(message: unknown): FeedMessage | string {
  const [breach] = breachesOfFile('listings-feed-message-schema-v2.json', message)
  return breach ?? (message as FeedMessage)
}

export function skusOf(bytes: Buffer | null): ReadonlySet<string> {
  const feed = parse(bytes)
  const messages = isRecord(feed) && Array.isArray(feed['messages']) ? (feed['messages'] as unknown[]) : []
  return new Set(messages.filter(isRecord).map(({ sku }) => String(sku)))
}

const PLAIN_MESSAGE = { messageId: 1, sku: 'A', operationType: 'DELETE' }

/** Feeds are UTF-8: other bytes are not read as if they were. */
function parse(bytes: Buffer | null): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes ?? undefined))
  } catch {
    return null
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
