import { z } from 'zod'
import { issueLocale } from '../issues.ts'
import { toPatches } from '../patches.ts'
import type { SlotRow } from '../slot-rows.ts'

export const feedType = 'JSON_LISTINGS_FEED'
/** Sent with the document in the very same letters as it is announced, or storage refuses it. */
export const feedContentType = 'application/json; charset=UTF-8'

/** Amazon takes 25,000 messages, and fewer than 10 MiB (changelog of May 2025; feeds-api-best-practices). */
const mostMessages = 25_000
const mostBytes = 9.5 * 1024 * 1024
/** What a message has beside what is known while planning: its number and the product type. */
const unknownBytes = 120

interface FeedSeller {
  readonly sellerId: string
  readonly marketplaceId: string
}

/** The rows of each feed, in order. */
export function feedsOf(rows: readonly SlotRow[]): SlotRow[][] {
  const feeds: SlotRow[][] = []
  let bytes = 0
  for (const row of rows) {
    const size = unknownBytes + Buffer.byteLength(JSON.stringify(toMessage(row, 0, '', '')))
    const feed = feeds.at(-1)
    if (feed && feed.length < mostMessages && bytes + size < mostBytes) {
      feed.push(row)
      bytes += size
    } else {
      feeds.push([row])
      bytes = size
    }
  }
  return feeds
}

/** The document of a feed: each SKU is patched as a call would patch it (listings-feed-schema-v2). */
export function feedDocument(
  rows: readonly SlotRow[],
  productTypes: ReadonlyMap<string, string>,
  { sellerId, marketplaceId }: FeedSeller,
): string {
  return JSON.stringify({
    header: { sellerId, version: '2.0', issueLocale },
    messages: rows.map((row, index) =>
      toMessage(row, index + 1, productTypes.get(row.sku) ?? 'PRODUCT', marketplaceId),
    ),
  })
}

function toMessage({ sku, changes }: SlotRow, messageId: number, productType: string, marketplaceId: string): object {
  return { messageId, sku, operationType: 'PATCH', productType, patches: toPatches(changes, marketplaceId) }
}

const reportIssueSchema = z.object({
  messageId: z.number().optional(),
  sku: z.string().optional(),
  code: z.coerce.string(),
  severity: z.enum(['ERROR', 'WARNING', 'INFO']).catch('WARNING'),
  message: z.string().default(''),
  attributeName: z.string().optional(),
  attributeNames: z.array(z.string()).optional(),
  categories: z.array(z.string()).default([]),
})

/** The report of a feed (listings-feed-processing-report-schema-v2). Issues without a SKU are about the feed. */
const reportSchema = z.object({
  issues: z.array(reportIssueSchema).default([]),
  summary: z.object({ messagesAccepted: z.number().optional() }).default({}),
})

export type FeedReport = z.infer<typeof reportSchema>
export type ReportIssue = z.infer<typeof reportIssueSchema>

/** Null: it cannot be read. What came of the feed then shows in its listings. */
export function readReport(text: string): FeedReport | null {
  try {
    return reportSchema.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** What the report finds wrong with each SKU that was not taken; by SKU. `messages`: the rows of the feed in its order, where they are known. */
export function refusedIn(
  { issues }: FeedReport,
  rows: readonly SlotRow[],
  messages: readonly SlotRow[],
): Map<string, ReportIssue[]> {
  const skus = new Set(rows.map(({ sku }) => sku))
  const refused = new Map<string, ReportIssue[]>()
  for (const issue of issues.filter(({ severity }) => severity === 'ERROR')) {
    const sku = issue.sku ?? (issue.messageId === undefined ? undefined : messages[issue.messageId - 1]?.sku)
    if (sku === undefined || !skus.has(sku)) continue
    refused.set(sku, [...(refused.get(sku) ?? []), issue])
  }
  return refused
}
