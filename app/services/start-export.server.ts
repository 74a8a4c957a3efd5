import { AppError } from '../core/errors.ts'
import { approvalProblem, type Approval } from '../core/export/approval.ts'
import type { ItemCode } from '../core/export/export-words.ts'
import { ExportsOverlapError } from '../core/export/exports-overlap-error.ts'
import { isUnchanged } from '../core/export/listing-change.ts'
import type { OverlapChoice } from '../core/export/overlap.ts'
import { db, type Db } from '../db.server.ts'
import { listExportOverlaps, listOwnedListings } from '../queries/export-overlaps.server.ts'
import { cancelRun } from './cancel-export.server.ts'
import { createRun } from './export-plan/create-run.server.ts'
import { loadPlan, type LoadedPlan } from './export-plan/load-plan.server.ts'
import { lockConnectionExports } from './export-plan/lock-connection-exports.server.ts'
import { loadAcceptedEntries } from './export-plan/mapped-products.server.ts'
import { planHash } from './export-plan/plan-hash.server.ts'
import { refuseImpossibleStart } from './export-plan/start-time.server.ts'

export interface StartRequest extends Approval {
  readonly workspaceId: string
  readonly planId: string
  /** Who approved: a user's id or the name of an API key. */
  readonly approvedBy: string
  /** Later than now; null (the default): at once. */
  readonly startAt?: Date | null
  /** Where another export owns one of the listings. Default: refuse. */
  readonly overlap?: OverlapChoice
}

/**
 * Begins what the merchant approved: run, items and first job commit together. Repeating is safe: a plan that was started
 * answers its run. Throws `AppError`: not_found; plan_outdated where the mapping changed meanwhile;
 * invalid_input where the plan takes pictures away, or an undo cannot bring everything back, and the approval does not say so,
 * and for a time that has passed; needs_reconnect. Throws `ExportsOverlapError` where another export owns one of the listings
 * and `overlap` does not say what then; of two approvals at once, the second sees the first.
 */
export async function startExport(request: StartRequest): Promise<string> {
  const { workspaceId, planId, approvedBy, startAt = null, overlap = 'refuse', ...approval } = request
  refuseImpossibleStart(startAt)
  return db.$transaction(
    async (tx) => {
      const plan = await loadPlan(tx, workspaceId, planId)
      await lockConnectionExports(tx, plan.connectionId)
      const started = await tx.exportRun.findUnique({ where: { planId, workspaceId }, select: { id: true } })
      if (started) return started.id
      refuseUnlessConnected(plan)
      refuseUnconfirmed(plan, approval)
      await refuseOutdated(tx, workspaceId, plan)
      const skipCode = await resolveOverlaps(tx, workspaceId, plan, overlap, skipCodes(approval))
      return createRun(tx, { workspaceId, approvedBy, plan, startAt, skipCode })
    },
    { timeout: 30_000, maxWait: 10_000 },
  )
}

type SkipCode = (item: LoadedPlan['items'][number]) => ItemCode | null

function skipCodes({ leaveOut }: Approval): SkipCode {
  const left = new Set(leaveOut)
  return ({ change, position }) => (isUnchanged(change) ? 'unchanged' : left.has(position) ? 'kept_theirs' : null)
}

function refuseUnlessConnected({ connection, connectionId }: LoadedPlan): void {
  if (connection.status !== 'disconnected') return
  throw new AppError('needs_reconnect', `connection ${connectionId} is disconnected`, {
    userMessage: 'This store is disconnected. Open Mediaport in its Shopify Admin to connect it again.',
  })
}

function refuseUnconfirmed({ id, items }: LoadedPlan, approval: Approval): void {
  const problem = approvalProblem(items, approval)
  if (!problem) return
  const { field, message: userMessage } = problem
  throw new AppError('invalid_input', `plan ${id} needs ${field}`, { userMessage, field })
}

/** An undo comes from no mapping; whether its listings still stand as planned is seen when it is carried out. */
async function refuseOutdated(tx: Db, workspaceId: string, plan: LoadedPlan): Promise<void> {
  const productIds = plan.mode === 'undo' ? [] : plan.items.map(({ listing }) => listing.productId)
  const entries = await loadAcceptedEntries(tx, workspaceId, productIds)
  const byListing = new Map(
    plan.items.map(({ listingId, listing }) => [listingId, entries.get(listing.productId) ?? []]),
  )
  if (planHash(plan.items, byListing) === plan.hash) return
  throw new AppError('plan_outdated', `plan ${plan.id} is outdated`, {
    userMessage: 'The mapping changed after this plan was made. Plan again to see what would be done now.',
  })
}

/** The caller holds the lock of the connection, so nobody begins another export between looking and writing. */
async function resolveOverlaps(
  tx: Db,
  workspaceId: string,
  plan: LoadedPlan,
  choice: OverlapChoice,
  skipCode: SkipCode,
): Promise<SkipCode> {
  const written = plan.items.filter((item) => skipCode(item) === null)
  const wanted = { workspaceId, listingIds: written.map(({ listingId }) => listingId) }
  if (choice === 'leave_out') {
    const owned = await listOwnedListings(wanted, tx)
    return (item) => skipCode(item) ?? (owned.has(item.listingId) ? 'left_out' : null)
  }
  const overlaps = choice === 'queue' ? [] : await listExportOverlaps(wanted, tx)
  if (choice === 'refuse' && overlaps.length > 0) throw new ExportsOverlapError(overlaps)
  for (const { runId } of overlaps) await cancelRun(tx, { workspaceId, runId })
  return skipCode
}
