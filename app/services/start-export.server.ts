import { randomUUID } from 'node:crypto'
import { AppError } from '../core/errors.ts'
import { approvalProblem, type Approval } from '../core/export/approval.ts'
import type { ItemCode } from '../core/export/export-words.ts'
import { ExportsOverlapError } from '../core/export/exports-overlap-error.ts'
import { isUnchanged } from '../core/export/listing-change.ts'
import type { OverlapChoice } from '../core/export/overlap.ts'
import { hasNothingMapped } from '../core/export/plan-issue.ts'
import { db, type Db } from '../db.server.ts'
import { listExportOverlaps, listOwnedListings } from '../queries/export-overlaps.server.ts'
import { cancelRun } from './cancel-export.server.ts'
import { createRun, type NewRun } from './export-plan/create-run.server.ts'
import { loadPlan, type LoadedPlan } from './export-plan/load-plan.server.ts'
import { lockConnectionExports } from './export-plan/lock-connection-exports.server.ts'
import { loadAcceptedEntries } from './export-plan/mapped-products.server.ts'
import { planHash } from './export-plan/plan-hash.server.ts'
import { refuseUnlessConnected } from './export-plan/refuse-unless-connected.server.ts'
import { refuseImpossibleStart } from './export-plan/start-time.server.ts'

/** What the merchant says about one plan. */
export interface PlanApproval extends Approval {
  readonly planId: string
  /** Where another export owns one of the listings. Default: refuse. */
  readonly overlap?: OverlapChoice
}

interface StartOptions {
  readonly workspaceId: string
  /** Who approved: a user's id or the name of an API key. */
  readonly approvedBy: string
  /** Later than now; null (the default): at once. */
  readonly startAt?: Date | null
}

export interface StartRequest extends PlanApproval, StartOptions {}

export interface StartAllRequest extends StartOptions {
  /** One for each account. */
  readonly plans: readonly PlanApproval[]
}

/**
 * Begins what the merchant approved: run, items and first job commit together. Repeating is safe: a plan that was started
 * answers its run. Throws `AppError`: not_found; plan_outdated where the mapping changed meanwhile;
 * invalid_input where the plan takes pictures away, or an undo cannot bring everything back, and the approval does not say so,
 * and for a time that has passed; needs_reconnect. Throws `ExportsOverlapError` where another export owns one of the listings
 * and `overlap` does not say what then; of two approvals at once, the second sees the first.
 */
export async function startExport(request: StartRequest): Promise<string> {
  const { workspaceId, approvedBy, startAt, ...approval } = request
  const [runId] = await startExports({ workspaceId, approvedBy, startAt, plans: [approval] })
  if (runId === undefined) throw new Error(`plan ${approval.planId} was not started`)
  return runId
}

/**
 * The same for the plans of several accounts, approved in one step: all begin, or none does. Answers their runs in the order of
 * the plans; what is refused names its store.
 */
export async function startExports({ workspaceId, approvedBy, startAt = null, plans }: StartAllRequest) {
  refuseImpossibleStart(startAt)
  return db.$transaction(
    async (tx) => {
      const loaded: LoadedPlan[] = []
      for (const { planId } of plans) loaded.push(await loadPlan(tx, workspaceId, planId))
      // Always in the same order, so that two approvals at once do not wait for each other.
      const connectionIds = [...new Set(loaded.map(({ connectionId }) => connectionId))].sort()
      for (const connectionId of connectionIds) await lockConnectionExports(tx, connectionId)
      const approvalId = plans.length > 1 ? randomUUID() : null
      const runIds: string[] = []
      for (const [index, approval] of plans.entries()) {
        const plan = loaded[index]
        if (!plan) throw new Error(`plan ${approval.planId} was not loaded`)
        const start = { workspaceId, approvedBy, startAt, approvalId }
        runIds.push(await startOne(tx, start, plan, approval).catch(naming(plans.length > 1 ? plan : null)))
      }
      return runIds
    },
    { timeout: 30_000, maxWait: 10_000 },
  )
}

type Start = Required<StartOptions> & Pick<NewRun, 'approvalId'>

async function startOne(tx: Db, start: Start, plan: LoadedPlan, approval: PlanApproval): Promise<string> {
  const { workspaceId } = start
  const { overlap = 'refuse', planId } = approval
  const started = await tx.exportRun.findUnique({ where: { planId, workspaceId }, select: { id: true } })
  if (started) return started.id
  refuseUnlessConnected(plan)
  refuseUnconfirmed(plan, approval)
  await refuseOutdated(tx, workspaceId, plan)
  const skipCode = await resolveOverlaps(tx, workspaceId, plan, overlap, skipCodes(approval))
  return createRun(tx, { ...start, plan, skipCode })
}

/** Of several stores, the words say which one it is about. */
function naming(plan: LoadedPlan | null) {
  return (error: unknown): never => {
    if (!plan || !(error instanceof AppError) || error instanceof ExportsOverlapError) throw error
    const { code, message, field, userMessage } = error
    throw new AppError(code, message, { userMessage: `${plan.connection.label}: ${userMessage}`, field, cause: error })
  }
}

type SkipCode = (item: LoadedPlan['items'][number]) => ItemCode | null

function skipCodes({ leaveOut }: Approval): SkipCode {
  const left = new Set(leaveOut)
  return ({ change, issues, position }) => {
    if (isUnchanged(change)) return hasNothingMapped(issues) ? 'nothing_mapped' : 'unchanged'
    return left.has(position) ? 'kept_theirs' : null
  }
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
  // In the order in which everybody takes several runs of an account.
  const inTheWay = overlaps.map(({ runId }) => runId).sort()
  for (const runId of inTheWay) await cancelRun(tx, { workspaceId, runId })
  return skipCode
}
