import { z } from 'zod'
import type {
  ExportStep,
  ItemFailure,
  ItemWork,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/connector.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { oncePerItem, outcome, stepCall } from '../../../lib/step-call.ts'
import { observe } from '../reading/observe.ts'
import { showsSlots, slotRowOf, slotRowSchema, slotsAfter, withSlots, type SlotRow } from '../slot-rows.ts'
import { failureOf, type ListingTools } from '../steps/patch-listing.ts'
import { unreachablePicture } from '../steps/foreign-pictures.ts'
import { refusalOf } from '../submission-refusal.ts'
import { FeedRuns, type EndedFeed } from './feed-runs.ts'
import { feedDocument, feedsOf, refusedIn } from './listings-feed.ts'

const inputSchema = z.object({ rows: z.array(slotRowSchema) })

/** Addresses of former pictures that are looked at together. */
const looksAtOnce = 6

/**
 * Large exports go as feeds: one for the marketplace at a time, each with thousands of SKUs. What a feed did not do, for whatever
 * reason, is left to the step of patches behind it; nothing is ever in both at once, because their order would not be kept.
 */
export function feedListingsStep(tools: ListingTools, feedFrom: number): ExportStep {
  return {
    name: 'feed-listings',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 1,
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
  await runs.awaitOthers(signal)
  const now = await observe(client, productTypes, skusOf(rows), signal)
  // Gone, changed meanwhile or done already: patches deal with each of them by itself.
  const ready = rows.filter((row) => isAsPlanned(now.get(row.sku), row))
  const failures = await lostPictures(tools, ready, signal)
  const lost = new Set(failures.map(({ itemId }) => itemId))
  const sent = ready.filter(({ itemId }) => !lost.has(itemId))
  if (sent.length === 0) return outcome({ receipt: { sent: 0 }, listings: [...now.values()], failures })
  const content = feedDocument(sent, await productTypes.of(client, skusOf(sent), signal), client.credentials)
  const ended = await runs.run(content, signal)
  const done = await outcomeOf(tools, [ended], sent, context)
  const untouched = [...now.values()].filter(({ remoteId }) => !sent.some(({ sku }) => sku === remoteId))
  return { ...done, listings: [...untouched, ...done.listings], failures: [...failures, ...done.failures] }
}

/** A feed cannot be known by what it was made of, but at any time only ours are under way: what still runs is waited for. */
async function recover(tools: ListingTools, call: StepCall, context: StepContext): Promise<StepOutcome | null> {
  const { rows } = inputSchema.parse(call.input)
  const ended = await new FeedRuns(tools.client, tools.deps).awaitOthers(context.signal)
  return ended.length === 0 ? null : outcomeOf(tools, ended, rows, context, { observed: true })
}

/**
 * What came of feeds. Of one that ended well the report says which SKUs were refused, and the others are on their way; of any other only
 * the listings tell.
 */
async function outcomeOf(
  { client, productTypes }: ListingTools,
  ended: readonly EndedFeed[],
  rows: readonly SlotRow[],
  context: StepContext,
  { observed = false } = {},
): Promise<StepOutcome> {
  const refused = new Map(ended.flatMap(({ report }) => (report ? [...refusedIn(report, rows)] : [])))
  const failures = rows.flatMap((row): ItemFailure[] => {
    const issues = refused.get(row.sku)
    if (!issues) return []
    const named = issues.map((issue) => ({
      ...issue,
      attributeNames: [...(issue.attributeNames ?? []), ...(issue.attributeName ? [issue.attributeName] : [])],
    }))
    return [failureOf(refusalOf(named), row)]
  })
  const receipt = { feeds: ended.map(({ feedId, status }) => ({ feedId, status })), refused: failures.length }
  const accepted = !observed && ended.every(({ status, report }) => status === 'DONE' && report !== null)
  const taken = rows.filter(({ sku }) => !refused.has(sku))
  const listings = accepted
    ? taken.map((row) => withSlots(context.listing(row.sku), slotsAfter(row)))
    : [...(await observe(client, productTypes, skusOf(taken), context.signal)).values()]
  return outcome({ receipt, listings, failures: oncePerItem(failures) })
}

function isAsPlanned(state: ListingState | undefined, row: SlotRow): boolean {
  return state !== undefined && showsSlots(state, row.before) && !showsSlots(state, slotsAfter(row))
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
