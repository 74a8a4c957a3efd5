import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ExportStep, ItemWork } from '../../../core/channel/export-step.ts'
import { wantedOrder } from '../../../core/export/wanted-order.ts'
import { jobStatus, reorderMedia } from '../documents/product-media.ts'
import { mediaMoves } from '../media-moves.ts'
import { asExportStep } from './as-export-step.ts'
import type { ProductStepTools } from './product-step.ts'

/** Each look costs a point; most jobs are done at the first. */
const jobPollsMs = [800, 700, 1000, 2000, 3000, 5000, 8000, 8000]

const rowSchema = z.object({
  productId: z.string(),
  moves: z.array(z.object({ id: z.string(), newPosition: z.number() })),
})

/** Brings the gallery into the planned order with the fewest moves; nothing where it has it already. */
export function orderMediaStep(tools: ProductStepTools): ExportStep {
  return asExportStep(
    {
      name: 'order-media',
      operation: reorderMedia,
      row: rowSchema,
      rows: missingMoves,
      variables: ({ productId, moves }) => ({
        id: productId,
        moves: moves.map(({ id, newPosition }) => ({ id, newPosition: String(newPosition) })),
      }),
      after({ moves }, _data, state) {
        const media = [...state.media]
        for (const { id, newPosition } of moves) {
          const from = media.findIndex((row) => row.id === id)
          if (from !== -1) media.splice(newPosition, 0, ...media.splice(from, 1))
        }
        return { ...state, media }
      },
      async settled({ productReorderMedia: { job } }, signal) {
        if (job && !job.done) await jobDone(tools, job.id, signal)
      },
    },
    tools,
  )
}

function missingMoves({ listingRemoteId: productId, change, current, files }: ItemWork) {
  const shown = current.media.map(({ id }) => id)
  const moves = mediaMoves(shown, wantedOrder(change, current, files))
  return moves.length > 0 ? [{ productId, moves }] : []
}

async function jobDone({ client, sleep }: ProductStepTools, id: string, signal: AbortSignal): Promise<void> {
  for (const waitMs of jobPollsMs) {
    await sleep(waitMs, signal)
    const { data } = await client.runWhole(jobStatus, { id }, signal)
    // A job that Shopify no longer knows is over.
    if (!data.job || data.job.done) return
  }
  throw new ConnectorError('timeout', `${id} is not done`, { platformCode: 'REORDER_JOB' })
}
