import { gzipSync } from 'node:zlib'
import { listingView } from '../listings/get-listings-item.ts'
import { localized, type Audience } from '../listings/localized.ts'
import type { Issue } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { createDocument } from './documents.ts'
import type { FeedHeader } from './feed-content.ts'
import type { Feed } from './model.ts'
import type { MessageOutcome } from './process-message.ts'

interface ReportIssue {
  messageId?: number
  sku?: string
  code?: string
  severity: Issue['severity']
  message: string
  attributeName?: string
}

interface Findings {
  /** Null for a feed that could not be read. */
  header: FeedHeader | null
  outcomes: MessageOutcome[]
  /** Of the feed as a whole. */
  issues: ReportIssue[]
}

/** Puts the processing report into a document of the seller’s; answers its id. Shape: `listings-feed-processing-report-schema-v2`. */
export function writeReport(world: World, seller: Seller, feed: Feed, findings: Findings): string {
  const bytes = Buffer.from(JSON.stringify(reportOf(seller, feed, findings)))
  const document = createDocument(seller, 'application/json; charset=UTF-8')
  const { compressesReports } = world.settings
  document.bytes = compressesReports ? gzipSync(bytes) : bytes
  document.compression = compressesReports ? 'GZIP' : null
  return document.feedDocumentId
}

function reportOf(seller: Seller, { view }: Feed, { header, outcomes, issues: general }: Findings): object {
  const audience = { marketplaceIds: view.marketplaceIds ?? [], issueLocale: header?.issueLocale }
  const issues = [...general, ...outcomes.flatMap((outcome) => issuesOf(outcome, audience))]
  const items = header?.report ? itemsOf(seller, audience, outcomes, header.report.includedData) : null
  const accepted = outcomes.filter(({ isAccepted }) => isAccepted).length
  return {
    header: {
      ...{ sellerId: seller.sellerId, version: '2.0', feedId: view.feedId },
      ...(header?.report && { report: header.report }),
    },
    issues,
    summary: {
      ...counts(issues),
      messagesProcessed: outcomes.length,
      messagesAccepted: accepted,
      messagesInvalid: outcomes.length - accepted,
      ...(items && { itemSummary: { items: items.length, ...counts(items.flatMap((item) => item.issues ?? [])) } }),
    },
    ...(items && { items }),
  }
}

/** One line per attribute, as Amazon’s example has it. */
function issuesOf({ messageId, sku, issues }: MessageOutcome, audience: Audience): ReportIssue[] {
  return localized(issues, audience).flatMap(({ code, severity, message, attributeNames = [undefined] }) =>
    attributeNames.map((attributeName) => ({
      ...(messageId !== undefined && { messageId }),
      ...(sku !== undefined && { sku }),
      ...(code !== '' && { code }),
      ...{ severity, message },
      ...(attributeName !== undefined && { attributeName }),
    })),
  )
}

/** Listings as they are when the report is written: pictures are looked at later. */
function itemsOf(
  seller: Seller,
  audience: Audience,
  outcomes: readonly MessageOutcome[],
  includedData: readonly string[],
): { issues?: Issue[] }[] {
  return outcomes.flatMap(({ sku = '', isAccepted }) => {
    const listing = isAccepted ? seller.listings.get(sku) : undefined
    return listing ? [listingView(listing, includedData, audience)] : []
  })
}

function counts(issues: readonly { severity: Issue['severity'] }[]): { errors: number; warnings: number } {
  const of = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity).length
  return { errors: of('ERROR'), warnings: of('WARNING') }
}
