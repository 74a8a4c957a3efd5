import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ExportStep, StepCall, StepOutcome } from '../../core/channel/export-step.ts'
import { decideRetry } from '../../core/export/retry.ts'
import { mapConcurrently } from '../../lib/map-concurrently.ts'
import { log } from '../../log.server.ts'
import { closeIntent, recordOutcome, writeIntent } from './record-step.server.ts'
import { endItem, endOf, moveItems } from './settle-items.server.ts'
import { stepContext } from './step-context.server.ts'
import { AccessRefused, setListings, TurnStopped, workOf, type Turn } from './turn.ts'
import { untilAnswered, waitInTurn } from './until-answered.server.ts'
import { writeInTurn } from './write-in-turn.server.ts'

/** Does what is left to do of one step for all items under way. */
export async function runStep(turn: Turn, step: ExportStep): Promise<void> {
  const calls = planCalls(turn, step)
  if (calls.length === 0) return
  const ids = new Set(calls.flatMap(({ itemIds }) => itemIds))
  await moveItems(
    turn,
    turn.items.filter(({ id }) => ids.has(id)),
    step.itemState,
  )
  await writeInTurn(turn, step, async () => {
    await mapConcurrently(calls, step.concurrency, (call) => performCall(turn, step, call, 1))
  })
}

/** What a call brings is its alone until its outcome is known, also while the others of the turn are planned anew. */
function planCalls(turn: Turn, step: ExportStep, itemIds?: readonly string[]): StepCall[] {
  const calls = step.plan(workOf(turn, itemIds))
  for (const key of calls.flatMap(({ brings = [] }) => brings)) turn.onTheirWay.add(key)
  return calls
}

function settle(turn: Turn, { brings = [] }: StepCall): void {
  for (const key of brings) turn.onTheirWay.delete(key)
}

/**
 * One call with everything that may happen to it: its intent is written, it is performed, its outcome is recorded. A lost answer
 * is looked for; a passing failure is waited out and what is left planned anew; a lasting one is narrowed down to the items
 * that cause it.
 */
async function performCall(turn: Turn, step: ExportStep, call: StepCall, attempt: number): Promise<void> {
  if (turn.stopping.aborted) throw new TurnStopped()
  if (step.hasEffect) await writeIntent(turn, step, call)
  try {
    await recordOutcome(turn, step, call, await outcomeOf(turn, step, call))
    settle(turn, call)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    log.warn(
      { runId: turn.run.id, step: step.name, code: error.code, details: error.details.platformCode },
      'call failed',
    )
    if (step.hasEffect) await closeIntent(turn, call, error)
    await handleFailure(turn, step, call, attempt, error)
  }
}

async function outcomeOf(turn: Turn, step: ExportStep, call: StepCall): Promise<StepOutcome> {
  const context = stepContext(turn, step.hasEffect)
  try {
    return await step.perform(call, context)
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'outcome_unknown') throw error
    const recovered = await untilAnswered(turn, () => step.recover(call, context))
    if (recovered) return recovered
    throw error
  }
}

async function handleFailure(
  turn: Turn,
  step: ExportStep,
  call: StepCall,
  attempt: number,
  error: ConnectorError,
): Promise<void> {
  const decision = decideRetry(error, attempt, Math.random())
  if (decision.kind === 'needs_merchant' || decision.kind === 'needs_operator') throw new AccessRefused(error)
  if (decision.kind === 'retry') {
    await waitInTurn(turn, decision.afterMs)
    await observeAgain(turn, call.itemIds)
    settle(turn, call)
    await performAnew(turn, step, call.itemIds, attempt + 1)
  } else if (decision.ofItems && call.itemIds.length > 1) {
    const middle = Math.ceil(call.itemIds.length / 2)
    settle(turn, call)
    await performAnew(turn, step, call.itemIds.slice(0, middle), 1)
    await performAnew(turn, step, call.itemIds.slice(middle), 1)
  } else {
    settle(turn, call)
    for (const item of turn.items.filter(({ id }) => call.itemIds.includes(id))) {
      await endItem(turn, item, endOf(turn, { itemId: item.id, error }))
    }
  }
}

async function performAnew(turn: Turn, step: ExportStep, itemIds: readonly string[], attempt: number): Promise<void> {
  const calls = planCalls(turn, step, itemIds)
  await mapConcurrently(calls, step.concurrency, (call) => performCall(turn, step, call, attempt))
}

/** After a failure only the platform knows what is there; a listing that is gone needs no further try. */
async function observeAgain(turn: Turn, itemIds: readonly string[]): Promise<void> {
  const work = workOf(turn, itemIds)
  try {
    const states = await turn.connector.observe(work.map(({ listingRemoteId }) => listingRemoteId))
    setListings(turn, states.values())
    const gone = new Set(work.filter(({ listingRemoteId }) => !states.has(listingRemoteId)).map(({ itemId }) => itemId))
    for (const item of turn.items.filter(({ id }) => gone.has(id))) {
      await endItem(turn, item, { state: 'failed', code: 'listing_gone' })
    }
  } catch (error) {
    // The outage goes on: the next attempt fails by itself, and counts.
    if (!(error instanceof ConnectorError) || decideRetry(error, 1, 0).kind !== 'retry') throw error
  }
}
