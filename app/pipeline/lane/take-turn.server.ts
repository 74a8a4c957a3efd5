import { openConnector } from '../../connections/open-connector.server.ts'
import type { Mismatch } from '../../core/export/verify.ts'
import { db } from '../../db.server.ts'
import { beginItems } from './begin-items.server.ts'
import type { Batch } from './choose-batch.server.ts'
import { confirmItems, failUnconfirmed } from './confirm-items.server.ts'
import { findFiles } from './find-files.server.ts'
import type { Lease } from './lease.server.ts'
import { runStep } from './perform-calls.server.ts'
import { writeCost } from './record-step.server.ts'
import { recoverCalls } from './recover-calls.server.ts'
import { renderItems } from './render-items.server.ts'
import { endItem } from './settle-items.server.ts'
import { isUnderWay, TurnStopped, type Turn, type TurnItem } from './turn.ts'
import { waitInTurn } from './until-answered.server.ts'

/** What a platform does not show yet may appear; what is wrong after this many rounds stays wrong. */
const roundWaitsMs = [1000, 3000, null]

/** Takes a batch as far as it goes: to its end, or to the end of the current step where the run was cancelled. */
export async function takeTurn(turn: Turn): Promise<void> {
  await recoverCalls(turn)
  if (await endIfCancelled(turn)) return
  await beginItems(turn)
  await findFiles(turn)
  await renderItems(turn)
  for (const waitMs of roundWaitsMs) {
    if (await runRound(turn)) return
    const lacking = await confirmItems(turn)
    if (lacking.size === 0) return
    if (waitMs === null) await failUnconfirmed(turn, lacking)
    else await waitInTurn(turn, waitMs)
    await makeMissingAgain(turn, lacking)
  }
}

export async function openTurn(lease: Lease, { run, items }: Batch, stopping: AbortSignal): Promise<Turn> {
  const connector = await openConnector(run.workspaceId, run.connectionId)
  return { lease, connector, run, items, stopping, files: new Map(), renditions: new Map() }
}

/** True: the run was cancelled on the way. */
async function runRound(turn: Turn): Promise<boolean> {
  for (const step of turn.connector.steps) {
    await runStep(turn, step)
    if (await endIfCancelled(turn)) return true
    if (turn.stopping.aborted) throw new TurnStopped()
  }
  return false
}

/** Files that vanished from the account on the way need their bytes once more. */
async function makeMissingAgain(turn: Turn, lacking: ReadonlyMap<TurnItem, readonly Mismatch[]>): Promise<void> {
  const vanished = [...lacking].some(
    ([item, mismatches]) =>
      isUnderWay(item) &&
      mismatches.some(({ kind, renditionKey }) => kind === 'missing' && renditionKey && !turn.files.has(renditionKey)),
  )
  if (vanished) await renderItems(turn)
}

/** Ends what is under way where the merchant asked to stop, with what the listing shows by then. */
async function endIfCancelled(turn: Turn): Promise<boolean> {
  const { id, workspaceId } = turn.run
  const run = await db.exportRun.findUniqueOrThrow({ where: { id, workspaceId }, select: { cancelRequestedAt: true } })
  if (run.cancelRequestedAt === null) return false
  await turn.lease.write((tx) => writeCost(tx, turn))
  for (const item of turn.items) {
    if (isUnderWay(item) || item.state === 'queued') {
      await endItem(turn, item, { state: 'cancelled', code: 'cancelled', detail: whatWasDone(item, turn) })
    }
  }
  return true
}

/** For the merchant: a cancelled product may show part of the export. */
function whatWasDone({ change, current }: TurnItem, { files }: Turn): string {
  const shown = new Set(current.media.map(({ id }) => id))
  const added = change.media.filter(
    ({ action, renditionKey }) => action !== 'present' && shown.has(files.get(renditionKey) ?? ''),
  )
  const uploaded = change.media.filter(({ action, renditionKey }) => action === 'upload' && files.has(renditionKey))
  return `${uploaded.length} of ${change.media.length} pictures uploaded, ${added.length} on the product`
}
