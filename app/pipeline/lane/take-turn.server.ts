import { openConnector } from '../../connections/open-connector.server.ts'
import type { ExportStep } from '../../core/channel/export-step.ts'
import type { Mismatch } from '../../core/export/verify.ts'
import { beginItems } from './begin-items.server.ts'
import { wholeBatch, type Batch } from './choose-batch.server.ts'
import { confirmItems, failUnconfirmed } from './confirm-items.server.ts'
import { findFiles } from './find-files.server.ts'
import { groupsOf } from './groups.ts'
import { heedMerchant } from './heed-merchant.server.ts'
import { inStages } from './in-stages.ts'
import { laneRules } from './lane-rules.ts'
import type { Lease } from './lease.server.ts'
import { runStep } from './perform-calls.server.ts'
import { recoverCalls } from './recover-calls.server.ts'
import { renderItems } from './render-items.server.ts'
import { isUnderWay, StopAsked, TurnStopped, type Turn, type TurnItem } from './turn.ts'
import { untilAnswered, waitInTurn } from './until-answered.server.ts'
import { endWriting } from './write-in-turn.server.ts'

/**
 * Takes a batch as far as it goes: to its end, or to the end of the current step where the merchant stops the run. Large batches
 * go in groups, one behind the other: while the platform processes the pictures of one, or its bucket refills, those of the
 * next are made and uploaded. Those that are uploaded meanwhile are published together; where the platform takes the run in one
 * piece, all of them are.
 */
export async function takeTurn(turn: Turn): Promise<void> {
  await untilAnswered(turn, async () => turn.connector.learnLimits?.())
  await recoverCalls(turn)
  await endWriting(turn)
  if (await heedMerchant(turn)) return
  const uploading = turn.connector.steps.filter(({ itemState }) => itemState === 'uploading')
  const stages = [prepare, ...uploading.map((step) => (group: Group) => unlessStopped(group, step))]
  const groups = groupsOf(turn.items).map((items): Group => ({ ...turn, items, over: false }))
  if (!turn.inOnePiece) return inStages(groups, stages, (ready) => publish(together(turn, ready)))
  await inStages(groups, stages, () => Promise.resolve())
  await publish(together(turn, groups))
}

/** Some items of a turn; shares everything else with the others. */
interface Group extends Turn {
  /** The merchant stopped the run: nothing more is done for these items. */
  over: boolean
}

/** A group that the merchant stopped takes no further part. */
function together(turn: Turn, groups: readonly Group[]): Group {
  const going = groups.filter(({ over }) => !over)
  return { ...turn, items: going.flatMap(({ items }) => items), over: going.length === 0 }
}

async function prepare(group: Group): Promise<void> {
  group.over = await heedMerchant(group)
  if (group.over) return
  await beginItems(group)
  await findFiles(group)
  await renderItems(group)
}

async function unlessStopped(group: Group, step: ExportStep): Promise<void> {
  if (group.over) return
  const ended = await endsByItself(group, step)
  group.over = await heedMerchant(group)
  if (group.stopping.aborted) throw new TurnStopped()
  // The merchant thought better of it in the meantime.
  if (!ended) await unlessStopped(group, step)
}

/** False: the merchant wants the run to stop, and the step only waited. */
async function endsByItself(group: Group, step: ExportStep): Promise<boolean> {
  try {
    await runStep(group, step)
    return true
  } catch (error) {
    if (error instanceof StopAsked) return false
    throw error
  }
}

async function publish(group: Group): Promise<void> {
  let steps = group.connector.steps.filter(({ itemState }) => itemState !== 'uploading')
  for (const waitMs of laneRules.roundWaitsMs) {
    for (const step of steps) await unlessStopped(group, step)
    if (group.over) return
    const lacking = await confirmItems(group)
    if (lacking.size === 0) return
    if (waitMs === null) await failUnconfirmed(group, lacking)
    else await waitInTurn(group, waitMs)
    await makeMissingAgain(group, lacking)
    steps = [...group.connector.steps]
  }
}

export async function openTurn(lease: Lease, batch: Batch, stopping: AbortSignal): Promise<Turn> {
  const connector = await openConnector(batch.run.workspaceId, batch.run.connectionId)
  const whole = await wholeBatch(batch, connector)
  return { ...whole, lease, connector, stopping, files: new Map(), onTheirWay: new Set(), renditions: new Map() }
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
