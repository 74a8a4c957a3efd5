import { openConnector } from '../../connections/open-connector.server.ts'
import type { Mismatch } from '../../core/export/verify.ts'
import { beginItems } from './begin-items.server.ts'
import type { Batch } from './choose-batch.server.ts'
import { confirmItems, failUnconfirmed } from './confirm-items.server.ts'
import { findFiles } from './find-files.server.ts'
import { heedMerchant } from './heed-merchant.server.ts'
import type { Lease } from './lease.server.ts'
import { runStep } from './perform-calls.server.ts'
import { recoverCalls } from './recover-calls.server.ts'
import { renderItems } from './render-items.server.ts'
import { isUnderWay, TurnStopped, type Turn, type TurnItem } from './turn.ts'
import { waitInTurn } from './until-answered.server.ts'

/** What a platform does not show yet may appear; what is wrong after this many rounds stays wrong. */
const roundWaitsMs = [1000, 3000, null]

/** Takes a batch as far as it goes: to its end, or to the end of the current step where the merchant stops the run. */
export async function takeTurn(turn: Turn): Promise<void> {
  await recoverCalls(turn)
  if (await heedMerchant(turn)) return
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

/** True: the merchant stopped the run on the way. */
async function runRound(turn: Turn): Promise<boolean> {
  for (const step of turn.connector.steps) {
    await runStep(turn, step)
    if (await heedMerchant(turn)) return true
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
