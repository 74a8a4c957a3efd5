import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ItemFailure, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import type { BulkAnswer } from '../bulk/bulk-mutations.ts'
import type { GraphqlAnswer } from '../client.ts'
import type { UserError } from '../operation.ts'
import { userErrorToConnectorError } from '../user-errors.ts'
import { callsAtOnce, type ItemRow, type ProductRow, type ProductStep, type ProductStepTools } from './product-step.ts'
import { oncePerItem, outcome } from '../../../lib/step-call.ts'

interface Accepted<Row, Data> {
  readonly row: Row
  readonly data: Data
}

interface AcceptedCall<Row, Data> extends Accepted<Row, Data> {
  readonly requestId: string | undefined
}

/** One row by a call of its own; throws what it was refused for. */
export async function callRow<Row extends ProductRow, Data, Variables extends object>(
  { operation, variables, conflictWaitsMs = [], settled }: ProductStep<Row, Data, Variables>,
  { client, sleep }: ProductStepTools,
  row: Row,
  { signal }: StepContext,
): Promise<AcceptedCall<Row, Data>> {
  for (let attempt = 0; ; attempt += 1) {
    const answer: GraphqlAnswer<Data> = await client.runWhole(operation, variables(row), signal)
    const refused = refusalIn(answer.userErrors, answer.requestId)
    if (!refused) {
      await settled?.(answer.data, signal)
      return { row, data: answer.data, requestId: answer.requestId }
    }
    const waitMs = conflictWaitsMs[attempt]
    if (waitMs === undefined || refused.code !== 'conflict') throw refused
    await sleep(waitMs, signal)
  }
}

export function outcomeOfCall<Row extends ProductRow, Data, Variables extends object>(
  step: ProductStep<Row, Data, Variables>,
  call: AcceptedCall<Row, Data>,
  context: StepContext,
): StepOutcome {
  const listings = listingsAfter(step, [call], (id) => context.listing(id))
  return outcome({ receipt: { requestId: call.requestId, answer: call.data }, listings })
}

/** The rows of a bulk operation that the shop does not take, now or ever. What fails one product fails its item alone. */
export async function callRows<Row extends ProductRow, Data, Variables extends object>(
  step: ProductStep<Row, Data, Variables>,
  tools: ProductStepTools,
  rows: readonly ItemRow<Row>[],
  context: StepContext,
): Promise<StepOutcome> {
  const failures: ItemFailure[] = []
  const calls = await mapConcurrently(rows, callsAtOnce, async ({ itemId, row }) => {
    try {
      return [await callRow(step, tools, row, context)]
    } catch (error) {
      if (!(error instanceof ConnectorError) || !ofOneProduct.has(error.code)) throw error
      if (error.code !== 'conflict') failures.push({ itemId, error })
      return []
    }
  })
  const accepted = calls.flat()
  return outcome({
    receipt: { requestIds: accepted.map(({ requestId }) => requestId) },
    listings: listingsAfter(step, accepted, (id) => context.listing(id)),
    failures: oncePerItem(failures),
  })
}

/** Says nothing about the other products. A conflict is for the next round, which sees how things are then. */
const ofOneProduct = new Set<ConnectorError['code']>(['rejected', 'not_found', 'forbidden', 'conflict'])

/**
 * What a line was refused for fails its item. A line without an answer, or refused because it came too early, is planned again in
 * the next round, from what the listing shows then.
 */
export async function outcomeOfLines<Row extends ProductRow, Data, Variables extends object>(
  step: ProductStep<Row, Data, Variables>,
  lines: readonly ItemRow<Row>[],
  { operationId, lines: answers }: BulkAnswer<Data>,
  stateOf: (productId: string) => ListingState | undefined,
  signal: AbortSignal,
): Promise<StepOutcome> {
  const failures: ItemFailure[] = []
  const accepted: Accepted<Row, Data>[] = []
  for (const [index, { itemId, row }] of lines.entries()) {
    const answer = answers.get(index)
    if (!answer) continue
    const refused = refusalIn(answer.userErrors)
    if (!refused) accepted.push({ row, data: answer.data })
    else if (refused.code !== 'conflict') failures.push({ itemId, error: refused })
  }
  const last = accepted.at(-1)
  // What Shopify does later it does in turn: where the last one is done, the others are.
  if (last) await step.settled?.(last.data, signal)
  return outcome({
    receipt: {
      operationId,
      lines: lines.length,
      accepted: accepted.length,
      refused: failures.map(({ itemId }) => itemId),
    },
    listings: listingsAfter(step, accepted, stateOf),
    failures: oncePerItem(failures),
  })
}

function listingsAfter<Row extends ProductRow, Data, Variables extends object>(
  { after }: ProductStep<Row, Data, Variables>,
  accepted: readonly Accepted<Row, Data>[],
  stateOf: (productId: string) => ListingState | undefined,
): ListingState[] {
  const listings = new Map<string, ListingState>()
  for (const { row, data } of accepted) {
    const state = listings.get(row.productId) ?? stateOf(row.productId)
    if (state) listings.set(row.productId, after(row, data, state))
  }
  return [...listings.values()]
}

function refusalIn([first]: readonly UserError[], requestId?: string): ConnectorError | undefined {
  return first && userErrorToConnectorError(first, requestId)
}
