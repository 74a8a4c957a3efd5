import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type {
  ConnectorDeps,
  ExportStep,
  ItemWork,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/connector.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { wantedOrder } from '../../../core/export/wanted-order.ts'
import type { ShopifyClient } from '../client.ts'
import { jobStatus, reorderMedia } from '../documents/product-media.ts'
import { mediaMoves } from '../media-moves.ts'
import { userErrorToConnectorError } from '../user-errors.ts'
import { outcome, stepCall } from './step-call.ts'

/** Each look costs a point; most jobs are done at the first. */
const jobPollsMs = [800, 700, 1000, 2000, 3000, 5000, 8000, 8000]

const inputSchema = z.object({
  productId: z.string(),
  moves: z.array(z.object({ id: z.string(), newPosition: z.number() })),
})

/** Brings the gallery into the planned order with the fewest moves; nothing where it has it already. Safe to plan again. */
export function orderMediaStep(client: ShopifyClient, deps: ConnectorDeps): ExportStep {
  return {
    name: 'order-media',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 10,
    plan: (work) => work.flatMap(planItem),
    perform: (call, context) => perform(client, deps, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planItem({ itemId, listingRemoteId: productId, change, current, files }: ItemWork): StepCall[] {
  const shown = current.media.map(({ id }) => id)
  const moves = mediaMoves(shown, wantedOrder(change, current, files))
  return moves.length > 0 ? [stepCall('order-media', [itemId], { productId, moves })] : []
}

async function perform(
  client: ShopifyClient,
  deps: ConnectorDeps,
  call: StepCall,
  context: StepContext,
): Promise<StepOutcome> {
  const { productId, moves } = inputSchema.parse(call.input)
  const variables = {
    id: productId,
    moves: moves.map(({ id, newPosition }) => ({ id, newPosition: String(newPosition) })),
  }
  const { data, userErrors, requestId } = await client.runWhole(reorderMedia, variables, context.signal)
  const [refused] = userErrors
  if (refused) throw userErrorToConnectorError(refused, requestId)
  const { job } = data.productReorderMedia
  if (job && !job.done) await jobDone(client, deps, job.id, context.signal)
  return outcome({
    receipt: { requestId, jobId: job?.id, moves },
    listings: [moved(context.listing(productId), moves)],
  })
}

async function jobDone(
  client: ShopifyClient,
  { sleep }: ConnectorDeps,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  for (const waitMs of jobPollsMs) {
    await sleep(waitMs, signal)
    const { data } = await client.runWhole(jobStatus, { id }, signal)
    // A job that Shopify no longer knows is over.
    if (!data.job || data.job.done) return
  }
  throw new ConnectorError('timeout', `${id} is not done`, { platformCode: 'REORDER_JOB' })
}

function moved(state: ListingState, moves: readonly { id: string; newPosition: number }[]): ListingState {
  const media = [...state.media]
  for (const { id, newPosition } of moves) {
    const from = media.findIndex((row) => row.id === id)
    if (from !== -1) media.splice(newPosition, 0, ...media.splice(from, 1))
  }
  return { ...state, media }
}
