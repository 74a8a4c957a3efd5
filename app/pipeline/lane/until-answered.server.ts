import { ConnectorError } from '../../core/channel/connector-error.ts'
import { decideRetry } from '../../core/export/retry.ts'
import { systemClock } from '../../lib/clock.ts'
import { AccessRefused, TurnStopped, type Turn } from './turn.ts'

/** Looking changes nothing, so it is tried until the platform answers, refuses, or was away for too long. */
export async function untilAnswered<Value>(turn: Turn, look: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await look()
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
      const decision = decideRetry(error, attempt, Math.random())
      if (decision.kind === 'needs_merchant' || decision.kind === 'needs_operator') throw new AccessRefused(error)
      if (decision.kind === 'permanent') throw error
      await waitInTurn(turn, decision.afterMs)
    }
  }
}

/** Throws `TurnStopped` when the worker is to stop, and the lease's own error when the lane was taken over. */
export async function waitInTurn({ lease, stopping }: Pick<Turn, 'lease' | 'stopping'>, ms: number): Promise<void> {
  try {
    await systemClock.sleep(ms, AbortSignal.any([lease.lost, stopping]))
  } catch (error) {
    lease.lost.throwIfAborted()
    if (stopping.aborted) throw new TurnStopped()
    throw error
  }
}
