import { AppError } from '../core/errors.ts'
import { keptTheirsSchema } from '../core/export/kept-theirs.ts'
import { toPlanMode } from '../core/export/export-mode.ts'
import { undoScopeSchema } from '../core/export/undo-scope.ts'
import { db, type Db } from '../db.server.ts'
import { lockRun } from '../pipeline/lane/lock-run.server.ts'
import { notifyProgress } from '../pipeline/progress.server.ts'
import { planExport } from './plan-export.server.ts'
import { planUndoOfExports } from './plan-undo.server.ts'

/**
 * What to do about a listing that somebody changed between plan and export. `replan`: look again and plan anew. `keep_theirs`:
 * what somebody made of it stays, also in later plans of this export. `skip`: leave it this time.
 */
export const conflictDecisions = ['replan', 'keep_theirs', 'skip'] as const

export type ConflictDecision = (typeof conflictDecisions)[number]

export interface ConflictRequest {
  readonly workspaceId: string
  readonly runId: string
  readonly decision: ConflictDecision
  /** Default: every undecided conflict of the run. */
  readonly itemIds?: readonly string[]
}

export interface DecidedConflicts {
  readonly items: number
  /** With `replan`: the new plan, which waits for approval. */
  readonly planId: string | null
  /** The draft it is reviewed with; null: it is an undo. */
  readonly draftId: string | null
}

/**
 * Decides about listings that an export left alone because they had changed. Repeating is safe: what was decided already takes
 * no part. Throws `AppError` (not_found; conflict where nothing is left to decide) and, with `replan`, `ConnectorError`.
 */
export async function decideConflict({
  workspaceId,
  runId,
  decision,
  itemIds,
}: ConflictRequest): Promise<DecidedConflicts> {
  const run = await loadRun(workspaceId, runId)
  const items = await db.exportItem.findMany({
    where: {
      ...{ workspaceId, runId, state: 'skipped', errorCode: 'listing_changed' },
      ...(itemIds && { id: { in: [...itemIds] } }),
    },
    select: { id: true, listingId: true, listing: { select: { productId: true } } },
  })
  if (items.length === 0) {
    throw new AppError('conflict', `no open conflicts in run ${runId}`, {
      userMessage: 'There is nothing left to decide about these products.',
    })
  }
  const { plan } = run
  if (decision === 'replan') return { ...(await replan(workspaceId, run, items)), items: items.length }
  await db.$transaction(async (tx) => {
    await lockRun(tx, { id: runId, workspaceId })
    await tx.exportItem.updateMany({
      where: { workspaceId, id: { in: items.map(({ id }) => id) }, errorCode: 'listing_changed' },
      data: { errorCode: decision === 'keep_theirs' ? 'kept_theirs' : 'conflict_skipped' },
    })
    if (decision !== 'keep_theirs' || !plan.draftId) return
    const kept = items.map(({ listing }) => listing.productId)
    await keepTheirs(tx, { workspaceId, draftId: plan.draftId, connectionId: run.connectionId, kept })
  })
  notifyProgress(runId)
  return { items: items.length, planId: null, draftId: plan.draftId }
}

interface KeptProducts {
  readonly workspaceId: string
  readonly draftId: string
  readonly connectionId: string
  readonly kept: readonly string[]
}

/** See `core/export/kept-theirs.ts`. The row is held, so that two decisions at once are both kept. */
async function keepTheirs(tx: Db, { workspaceId, draftId, connectionId, kept }: KeptProducts): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "ExportDraft" WHERE "id" = ${draftId}::uuid FOR UPDATE`
  const where = { id: draftId, workspaceId }
  const { options } = await tx.exportDraft.findUniqueOrThrow({ where, select: { options: true } })
  const { keptTheirs } = keptTheirsSchema.parse(options)
  const products = [...new Set([...(keptTheirs[connectionId] ?? []), ...kept])]
  const all = JSON.stringify({ ...keptTheirs, [connectionId]: products })
  await tx.$executeRaw`
    UPDATE "ExportDraft" SET "options" = jsonb_set("options", '{keptTheirs}', ${all}::jsonb)
    WHERE "id" = ${draftId}::uuid AND "workspaceId" = ${workspaceId}::uuid`
}

type Run = Awaited<ReturnType<typeof loadRun>>

async function loadRun(workspaceId: string, runId: string) {
  const run = await db.exportRun.findUnique({
    where: { id: runId, workspaceId },
    select: { connectionId: true, plan: { select: { draftId: true, mode: true, undoes: true } } },
  })
  if (!run) throw new AppError('not_found', `no run ${runId}`, { userMessage: 'This export no longer exists.' })
  return run
}

async function replan(
  workspaceId: string,
  { connectionId, plan }: Run,
  items: readonly { readonly listingId: string; readonly listing: { readonly productId: string } }[],
): Promise<{ planId: string; draftId: string | null }> {
  const mode = toPlanMode(plan.mode)
  if (mode === 'undo') {
    const scope = { ...undoScopeSchema.parse(plan.undoes), listingIds: items.map(({ listingId }) => listingId) }
    return { planId: await planUndoOfExports({ workspaceId, connectionId, scope }), draftId: null }
  }
  if (!plan.draftId) {
    throw new AppError('conflict', 'the plan has no draft', {
      userMessage: 'What this export was planned from no longer exists. Start a new one from Products.',
    })
  }
  const productIds = items.map(({ listing }) => listing.productId)
  const planId = await planExport({ workspaceId, draftId: plan.draftId, connectionId, mode, productIds })
  return { planId, draftId: plan.draftId }
}
