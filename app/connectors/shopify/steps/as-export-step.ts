import { z } from 'zod'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import type { BulkCall } from '../bulk/bulk-mutations.ts'
import { bulkShare, maxOperations, operationsFor } from '../bulk/bulk-share.ts'
import { pagedStates } from '../reading/paged-states.ts'
import { callRow, callRows, outcomeOfCall, outcomeOfLines } from './product-rows.ts'
import { callsAtOnce, type ItemRow, type ProductRow, type ProductStep, type ProductStepTools } from './product-step.ts'
import { stepCall } from '../../../lib/step-call.ts'

/** Safe to repeat: a row says how things should be, and what is so already is not planned. */
export function asExportStep<Row extends ProductRow, Data, Variables extends object>(
  step: ProductStep<Row, Data, Variables>,
  tools: ProductStepTools,
): ExportStep {
  const bulkInput = z.object({ lines: z.array(z.object({ itemId: z.string(), row: step.row })) })

  async function perform(call: StepCall, context: StepContext): Promise<StepOutcome> {
    const bulk = bulkInput.safeParse(call.input)
    if (!bulk.success)
      return outcomeOfCall(step, await callRow(step, tools, step.row.parse(call.input), context), context)
    const { lines } = bulk.data
    const answer = await tools.bulk.run(bulkCall(step, call, lines), context.signal)
    if (!answer) return callRows(step, tools, lines, context)
    return outcomeOfLines(step, lines, answer, (id) => context.listing(id), context.signal)
  }

  /** Single calls leave no trace to look for. A bulk operation is found by its name; what its listings show now is read. */
  async function recover(call: StepCall, { signal }: StepContext): Promise<StepOutcome | null> {
    const bulk = bulkInput.safeParse(call.input)
    if (!bulk.success) return null
    const { lines } = bulk.data
    const answer = await tools.bulk.find(bulkCall(step, call, lines), signal)
    if (!answer) return null
    const found = await outcomeOfLines(step, lines, answer, () => undefined, signal)
    const productIds = lines.map(({ row }) => row.productId)
    return { ...found, listings: await pagedStates(tools.client, productIds) }
  }

  return {
    name: step.name,
    itemState: 'applying',
    hasEffect: true,
    concurrency: callsAtOnce + maxOperations,
    plan: (work) => plan(step, tools, work),
    perform,
    recover,
  }
}

/** Bulk operations first: they run while calls go. */
function plan<Row extends ProductRow, Data, Variables extends object>(
  step: ProductStep<Row, Data, Variables>,
  tools: ProductStepTools,
  work: readonly ItemWork[],
): StepCall[] {
  const planned = work.flatMap((item) => step.rows(item).map((row) => ({ itemId: item.itemId, row })))
  const inBulk = linesOf(step, tools, planned.length)
  return [
    ...inParts(planned.slice(0, inBulk), operationsFor(inBulk)).map((lines) => {
      const itemIds = lines.map(({ itemId }) => itemId)
      return stepCall(step.name, itemIds, { lines })
    }),
    ...planned.slice(inBulk).map(({ itemId, row }) => stepCall(step.name, [itemId], row)),
  ]
}

function linesOf<Row extends ProductRow, Data, Variables extends object>(
  { operation }: ProductStep<Row, Data, Variables>,
  { client, bulk: { experience }, bulkFrom }: ProductStepTools,
  count: number,
): number {
  if (!experience.allows(operation.name)) return 0
  if (bulkFrom !== undefined) return count >= bulkFrom ? count : 0
  if (!client.bucket) return 0
  const { currentlyAvailable: available, restoreRate } = client.bucket
  const { lineMs, handlingMs } = experience
  return bulkShare(count, { callPoints: client.costOf(operation), available, restoreRate, lineMs, handlingMs })
}

function bulkCall<Row extends ProductRow, Data, Variables extends object>(
  { operation, variables }: ProductStep<Row, Data, Variables>,
  { key }: StepCall,
  lines: readonly ItemRow<Row>[],
): BulkCall<Data, Variables> {
  return { operation, tag: key.split(':').at(-1) ?? key, lines: lines.map(({ row }) => variables(row)) }
}

/** In parts of almost equal size, in order. */
function inParts<Line>(lines: readonly Line[], parts: number): Line[][] {
  const size = Math.ceil(lines.length / parts)
  return lines.length === 0
    ? []
    : Array.from({ length: parts }, (_, part) => lines.slice(part * size, (part + 1) * size))
}
