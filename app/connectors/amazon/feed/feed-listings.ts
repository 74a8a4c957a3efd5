import { z } from 'zod'
import type {
  ExportStep,
  ItemFailure,
  ItemWork,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/export-step.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { oncePerItem, outcome, stepCall } from '../../../lib/step-call.ts'
import { observe } from '../reading/observe.ts'
import { nameOfSeller } from '../seller-pace.ts'
import { showsSlots, slotRowOf, slotRowSchema, slotsAfter, withSlots, type SlotRow } from '../slot-rows.ts'
import { failureOf, type ListingTools } from '../steps/patch-listing.ts'
import { unreachablePicture } from '../steps/foreign-pictures.ts'
import { refusalOf } from '../submission-refusal.ts'
import { FeedRuns, type EndedFeed } from './feed-runs.ts'
import { feedDocument, feedsOf, refusedIn, type ReportIssue } from './listings-feed.ts'

const inputSchema = z.object({ rows: z.array(slotRowSchema) })

/** Addresses of former pictures that are looked at together. */
const looksAtOnce = 6

/**
 * Large exports go as feeds: one for the seller at a time, each with thousands of SKUs. What a feed did not do, for whatever reason, is
 * left to the step of patches behind it. No SKU is ever in two of them at once, nor in a feed and a patch, in whichever marketplaces,
 * because their order would not be kept: a feed writes alone.
 */
export function feedListingsStep(tools: ListingTools, feedFrom: number): ExportStep {
  return {
    name: 'feed-listings',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 1,
    writesTo: { name: nameOfSeller(tools.client.credentials), alone: true },
    plan: (work) => planFeeds(work, feedFrom),
    perform: (call, context) => perform(tools, call, context),
    recover: (call, context) => recover(tools, call, context),
  }
}

function planFeeds(work: readonly ItemWork[], feedFrom: number): StepCall[] {
  const rows = work.flatMap((item) => slotRowOf(item) ?? [])
  if (rows.length < feedFrom) return []
  return feedsOf(rows).map((feed) =>
    stepCall(
      'feed-listings',
      feed.map(({ itemId }) => itemId),
      { rows: feed },
    ),
  )
}

async function perform(tools: ListingTools, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const { rows } = inputSchema.parse(call.input)
  const { client, deps, productTypes } = tools
  const { signal } = context
  const runs = new FeedRuns(client, deps)
  await runs.awaitOthers('everywhere', signal)
  const now = await observe(client, productTypes, skusOf(rows), signal)
  // Gone, changed meanwhile or done already: patches deal with each of them by itself.
  const ready = rows.filter((row) => isAsPlanned(now.get(row.sku), row))
  const failures = await lostPictures(tools, ready, signal)
  const lost = new Set(failures.map(({ itemId }) => itemId))
  const sent = ready.filter(({ itemId }) => !lost.has(itemId))
  if (sent.length === 0) return outcome({ receipt: { sent: 0 }, listings: [...now.values()], failures })
  const content = feedDocument(sent, await productTypes.of(client, skusOf(sent), signal), client.credentials)
  const ended = await runs.run(content, signal)
  const done = await outcomeOf(tools, ended, sent, context)
  const untouched = [...now.values()].filter(({ remoteId }) => !sent.some(({ sku }) => sku === remoteId))
  return { ...done, listings: [...untouched, ...done.listings], failures: [...failures, ...done.failures] }
}

/** A feed cannot be known by what it was made of, but at any time only ours are under way: what still runs here is waited for. */
async function recover(tools: ListingTools, call: StepCall, context: StepContext): Promise<StepOutcome | null> {
  const { rows } = inputSchema.parse(call.input)
  const ended = await new FeedRuns(tools.client, tools.deps).awaitOthers('here', context.signal)
  if (ended.length === 0) return null
  const now = await observe(tools.client, tools.productTypes, skusOf(rows), context.signal)
  // What shows as wanted was not refused, whatever another feed's report says of its SKU.
  const open = rows.filter((row) => !isDone(now.get(row.sku), row))
  const failures = ended.flatMap(({ report }) => (report ? failuresIn(refusedIn(report, open, []), open) : []))
  return outcome({ receipt: receiptOf(ended, failures), listings: [...now.values()], failures: oncePerItem(failures) })
}

/**
 * What came of a feed. Where it ended well and its report accounts for every SKU, those that it does not refuse are on their way; else only
 * the listings tell.
 */
async function outcomeOf(
  { client, productTypes }: ListingTools,
  ended: EndedFeed,
  rows: readonly SlotRow[],
  context: StepContext,
): Promise<StepOutcome> {
  const { status, report } = ended
  const refused = report ? refusedIn(report, rows, rows) : new Map<string, ReportIssue[]>()
  const failures = failuresIn(refused, rows)
  const taken = rows.filter(({ sku }) => !refused.has(sku))
  const isAccounted = status === 'DONE' && (report?.summary.messagesAccepted ?? 0) >= taken.length
  const listings = isAccounted
    ? taken.map((row) => withSlots(context.listing(row.sku), slotsAfter(row)))
    : [...(await observe(client, productTypes, skusOf(taken), context.signal)).values()]
  return outcome({ receipt: receiptOf([ended], failures), listings, failures })
}

function failuresIn(refused: ReadonlyMap<string, readonly ReportIssue[]>, rows: readonly SlotRow[]): ItemFailure[] {
  return rows.flatMap((row): ItemFailure[] => {
    const issues = refused.get(row.sku)
    if (!issues) return []
    const named = issues.map((issue) => ({
      ...issue,
      attributeNames: [...(issue.attributeNames ?? []), ...(issue.attributeName ? [issue.attributeName] : [])],
    }))
    return [failureOf(refusalOf(named), row)]
  })
}

function receiptOf(ended: readonly EndedFeed[], failures: readonly ItemFailure[]): object {
  return { feeds: ended.map(({ feedId, status }) => ({ feedId, status })), refused: failures.length }
}

function isDone(state: ListingState | undefined, row: SlotRow): boolean {
  return state !== undefined && showsSlots(state, slotsAfter(row))
}

function isAsPlanned(state: ListingState | undefined, row: SlotRow): boolean {
  return state !== undefined && showsSlots(state, row.before) && !isDone(state, row)
}

async function lostPictures(
  { deps }: ListingTools,
  rows: readonly SlotRow[],
  signal: AbortSignal,
): Promise<ItemFailure[]> {
  const found = await mapConcurrently(rows, looksAtOnce, async (row) => {
    const gone = await unreachablePicture(deps, row.changes, signal)
    return gone ? [failureOf(gone, row)] : []
  })
  return found.flat()
}

function skusOf(rows: readonly SlotRow[]): string[] {
  return rows.map(({ sku }) => sku)
}
