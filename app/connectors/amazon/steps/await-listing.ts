import { z } from 'zod'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ExportStep, ItemWork, StepCall, StepContext } from '../../../core/channel/export-step.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { isUnchanged } from '../../../core/export/listing-change.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'
import { itemsPerSearch } from '../reading/search-items.ts'
import { placedSchema, showsSlots, wantedPlaces } from '../slot-rows.ts'

/** Amazon echoes what it has accepted within seconds, mostly; after feeds it takes minutes. The last wait ends the patience. */
const looksMs = [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 60_000, 60_000, 60_000]

const inputSchema = z.object({ rows: z.array(z.object({ sku: z.string(), wanted: z.array(placedSchema) })) })

type WaitingRow = z.infer<typeof inputSchema>['rows'][number]

interface AwaitTools {
  readonly deps: Pick<ConnectorDeps, 'sleep'>
  readonly observe: (skus: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, ListingState>>
}

/**
 * Waits until the listings tell what Amazon has accepted for them: twenty looked at together. What shoppers see follows later, and is
 * followed elsewhere.
 */
export function awaitListingStep(tools: AwaitTools): ExportStep {
  return {
    name: 'await-listing',
    itemState: 'confirming',
    hasEffect: false,
    concurrency: 3,
    plan: planWaiting,
    perform: async (call, { signal }: StepContext) => {
      const { rows } = inputSchema.parse(call.input)
      return outcome({ listings: await untilEchoed(tools, rows, signal) })
    },
    recover: () => Promise.resolve(null),
  }
}

function planWaiting(work: readonly ItemWork[]): StepCall[] {
  const rows = work.flatMap((item) => {
    const wanted = isUnchanged(item.change) ? null : wantedPlaces(item)
    return wanted ? [{ itemId: item.itemId, sku: item.listingRemoteId, wanted }] : []
  })
  return chunksOf(rows, itemsPerSearch).map((chunk) =>
    stepCall(
      'await-listing',
      chunk.map(({ itemId }) => itemId),
      { rows: chunk.map(({ sku, wanted }) => ({ sku, wanted })) },
    ),
  )
}

/** The listings as they were last seen; those that never told it too. */
async function untilEchoed(
  { deps, observe }: AwaitTools,
  rows: readonly WaitingRow[],
  signal: AbortSignal,
): Promise<ListingState[]> {
  const seen = new Map<string, ListingState>()
  let left = rows
  for (let look = 0; ; look += 1) {
    const states = await observe(
      left.map(({ sku }) => sku),
      signal,
    )
    for (const [sku, state] of states) seen.set(sku, state)
    left = left.filter(({ sku, wanted }) => {
      const state = states.get(sku)
      return state !== undefined && !showsSlots(state, wanted)
    })
    const waitMs = looksMs[look]
    if (left.length === 0 || waitMs === undefined) return [...seen.values()]
    await deps.sleep(waitMs, signal)
  }
}
