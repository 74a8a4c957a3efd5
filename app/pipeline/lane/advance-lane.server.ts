import { ConnectorError } from '../../core/channel/connector-error.ts'
import {
  accessInUse,
  isRenewed,
  markAppRefused,
  markRefused,
  type AccessInUse,
} from '../../connections/access-in-use.server.ts'
import { refusalKindOf } from '../../core/connections/status-reason.ts'
import { decideRetry } from '../../core/export/retry.ts'
import { db } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import type { JobPayload } from '../catalog.ts'
import { cancelUnseen } from './cancel-items.server.ts'
import { chooseBatch, type Batch } from './choose-batch.server.ts'
import { forgetFailedTurns, mayPass } from './failed-turns.ts'
import { finishRun } from './finish-run.server.ts'
import { putBack } from './heed-merchant.server.ts'
import { acquireLease, LeaseLostError, type Lease } from './lease.server.ts'
import { endItem } from './settle-items.server.ts'
import { openTurn, takeTurn } from './take-turn.server.ts'
import { withTurnSize } from './turn-size.ts'
import { AccessRefused, isUnderWay, TurnStopped, type Turn } from './turn.ts'

/**
 * One turn of a connection's lane: a batch of one run, all steps, then the next turn is queued behind those of other lanes.
 * Where somebody else holds the lane there is nothing to do: its owner sees our work when it looks for its next turn.
 */
export async function advanceLane({ connectionId }: JobPayload<'advance-lane'>, stopping: AbortSignal): Promise<void> {
  const lease = await acquireLease(connectionId)
  if (!lease) return
  let anotherTurn = false
  try {
    anotherTurn = await withTurnSize(async (size) => {
      const batch = await chooseBatch(connectionId, size)
      return batch !== null && (await workOn(lease, batch, stopping))
    })
  } catch (error) {
    if (!(error instanceof LeaseLostError)) throw error
    log.warn({ connectionId }, 'lane taken over')
  } finally {
    await lease.release({ anotherTurn })
  }
}

/** Answers whether the lane should go on at once. */
async function workOn(lease: Lease, batch: Batch, stopping: AbortSignal): Promise<boolean> {
  const access = await accessInUse(batch.run.workspaceId, batch.run.connectionId)
  let turn: Turn | undefined
  try {
    await noteTurn(lease, batch)
    turn = await openTurn(lease, batch, stopping)
    await takeTurn(turn)
  } catch (error) {
    if (error instanceof LeaseLostError || lease.lost.aborted) throw new LeaseLostError(lease.connectionId)
    // What was under way is taken up from the rows by whoever has the next turn.
    if (error instanceof TurnStopped || stopping.aborted) return true
    const refused = refusalIn(error)
    if (refused) return waitForAccess(lease, turn ?? batch, access, refused)
    // Neither the platform nor the merchant: the database was away, or a bug. The rows tell the next turn where to go on.
    if (!(error instanceof ConnectorError) && mayPass(batch.run.id)) throw error
    await failBatch(lease, batch, turn, error)
  }
  await finishRun(lease, batch.run)
  forgetFailedTurns(batch.run.id)
  return true
}

/** Who had a turn waits for the others of the lane again. */
function noteTurn(lease: Lease, { run: { id, workspaceId } }: Batch): Promise<unknown> {
  return lease.write((tx) => tx.exportRun.update({ where: { id, workspaceId }, data: { lastTurnAt: new Date() } }))
}

function refusalIn(error: unknown): AccessRefused | null {
  if (error instanceof AccessRefused) return error
  if (!(error instanceof ConnectorError)) return null
  const { kind } = decideRetry(error, 1, 0)
  return kind === 'needs_merchant' || kind === 'needs_operator' ? new AccessRefused(error) : null
}

/**
 * Nothing is lost when an account refuses us: the items wait in the queue until the merchant has reconnected it, or the operator
 * has seen to the app. Every run of the account that somebody is stopping stops without it. Answers whether there is other access by now.
 */
async function waitForAccess(
  lease: Lease,
  { run, items }: Batch,
  access: AccessInUse,
  { refusal }: AccessRefused,
): Promise<boolean> {
  log.warn({ connectionId: run.connectionId, runId: run.id, code: refusal.code }, 'access refused, export waits')
  const stopping = await db.exportRun.findMany({
    where: {
      ...{ workspaceId: run.workspaceId, connectionId: run.connectionId },
      ...{ state: { in: ['pausing', 'cancelling'] }, id: { not: run.id } },
    },
    select: { id: true, workspaceId: true },
  })
  for (const each of [run, ...stopping]) {
    await cancelUnseen(lease, each)
    await putBack(lease, each, each === run ? items : [])
    await finishRun(lease, each)
  }
  return lease.write(async (tx) => {
    if (refusal.code === 'app_refused') await markAppRefused(access, refusal, tx)
    else await markRefused(access, { kind: refusalKindOf(refusal.code) ?? 'all' }, tx)
    return isRenewed(access, tx)
  })
}

/** A bug, or a platform that refuses to be read, must not hold the lane for ever: the batch fails with words, others go on. */
async function failBatch(lease: Lease, batch: Batch, turn: Turn | undefined, error: unknown): Promise<void> {
  log.error({ err: error, runId: batch.run.id }, 'turn failed')
  if (!turn) throw error
  const code = error instanceof ConnectorError ? error.code : 'internal'
  const detail = error instanceof ConnectorError ? (error.details.platformMessage ?? error.message) : undefined
  for (const item of turn.items) {
    if (isUnderWay(item) || item.state === 'queued') await endItem(turn, item, { state: 'failed', code, detail })
  }
}
