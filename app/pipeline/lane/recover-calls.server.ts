import { log } from '../../log.server.ts'
import { closeIntent, findOpenCalls, recordOutcome } from './record-step.server.ts'
import { stepContext } from './step-context.server.ts'
import type { Turn } from './turn.ts'
import { untilAnswered } from './until-answered.server.ts'

/**
 * Calls that were begun and whose answer nobody wrote down. Their effect is looked for on the platform and recorded; what
 * left no trace is closed, and planned again from what the platform shows.
 */
export async function recoverCalls(turn: Turn): Promise<void> {
  for (const call of await findOpenCalls(turn.run)) {
    const step = turn.connector.steps.find(({ name }) => name === call.name)
    const outcome = step ? await untilAnswered(turn, () => step.recover(call, stepContext(turn, true))) : null
    log.info({ runId: turn.run.id, step: call.name, found: outcome !== null }, 'recovered an unanswered call')
    if (step && outcome) await recordOutcome(turn, step, call, outcome)
    else await closeIntent(turn, call, null)
  }
}
