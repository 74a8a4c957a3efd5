import { listingStateSchema } from '../core/channel/listing-state.ts'
import { AppError } from '../core/errors.ts'
import { approvalProblem, type Approval } from '../core/export/approval.ts'
import { isUnchanged, listingChangeSchema } from '../core/export/listing-change.ts'
import { planIssueSchema } from '../core/export/plan-issue.ts'
import { finalItemStates } from '../core/export/states.ts'
import { db, type Db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import { loadAcceptedEntries } from './export-plan/mapped-products.server.ts'
import { lockConnectionExports } from './export-plan/lock-connection-exports.server.ts'
import { planHash } from './export-plan/plan-hash.server.ts'

export interface StartRequest extends Approval {
  readonly workspaceId: string
  readonly planId: string
  /** Who approved: a user's id or the name of an API key. */
  readonly approvedBy: string
}

/**
 * Begins what the merchant approved: run, items and first job commit together. Repeating is safe: a plan that was started
 * answers its run. Throws `AppError`: not_found; plan_outdated where the mapping changed meanwhile;
 * invalid_input where the plan takes pictures away, or an undo cannot bring everything back, and the approval does not say so;
 * conflict where another export works on one of the listings; needs_reconnect.
 */
export async function startExport({ workspaceId, planId, approvedBy, ...approval }: StartRequest): Promise<string> {
  return db.$transaction(
    async (tx) => {
      const plan = await loadPlan(tx, workspaceId, planId)
      await lockConnectionExports(tx, plan.connectionId)
      const started = await tx.exportRun.findUnique({ where: { planId, workspaceId }, select: { id: true } })
      if (started) return started.id
      refuseUnlessConnected(plan)
      refuseUnconfirmed(plan, approval)
      await refuseOutdated(tx, workspaceId, plan)
      await refuseOccupied(tx, workspaceId, plan)
      return createRun(tx, workspaceId, approvedBy, plan, new Set(approval.leaveOut))
    },
    { timeout: 30_000, maxWait: 10_000 },
  )
}

type Plan = Awaited<ReturnType<typeof loadPlan>>

async function loadPlan(tx: Db, workspaceId: string, planId: string) {
  const plan = await tx.exportPlan.findUnique({
    where: { id: planId, workspaceId },
    select: {
      id: true,
      connectionId: true,
      hash: true,
      mode: true,
      connection: { select: { status: true } },
      items: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          listingId: true,
          position: true,
          change: true,
          observed: true,
          issues: true,
          listing: { select: { productId: true, product: { select: { title: true } } } },
        },
      },
    },
  })
  if (!plan)
    throw new AppError('not_found', `no plan ${planId}`, {
      userMessage: 'This plan no longer exists. Plan the export again.',
    })
  const items = plan.items.map((item) => ({
    ...item,
    change: listingChangeSchema.parse(item.change),
    observed: listingStateSchema.parse(item.observed),
    issues: planIssueSchema.array().parse(item.issues),
  }))
  return { ...plan, items }
}

function refuseUnlessConnected({ connection, connectionId }: Plan): void {
  if (connection.status !== 'disconnected') return
  throw new AppError('needs_reconnect', `connection ${connectionId} is disconnected`, {
    userMessage: 'This store is disconnected. Open Mediaport in its Shopify Admin to connect it again.',
  })
}

function refuseUnconfirmed({ id, items }: Plan, approval: Approval): void {
  const problem = approvalProblem(items, approval)
  if (!problem) return
  const { field, message: userMessage } = problem
  throw new AppError('invalid_input', `plan ${id} needs ${field}`, { userMessage, field })
}

/** An undo comes from no mapping; whether its listings still stand as planned is seen when it is carried out. */
async function refuseOutdated(tx: Db, workspaceId: string, plan: Plan): Promise<void> {
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

/** Two exports that write to one listing would undo each other. */
async function refuseOccupied(tx: Db, workspaceId: string, plan: Plan): Promise<void> {
  const occupied = await tx.exportItem.findFirst({
    where: {
      workspaceId,
      listingId: { in: plan.items.map(({ listingId }) => listingId) },
      state: { notIn: [...finalItemStates] },
    },
    select: { runId: true, listing: { select: { product: { select: { title: true } } } } },
  })
  if (!occupied) return
  throw new AppError('conflict', `run ${occupied.runId} works on a listing of plan ${plan.id}`, {
    userMessage: `Another export is still working on “${occupied.listing.product.title}”. Wait until it is finished, or cancel it.`,
  })
}

async function createRun(
  tx: Db,
  workspaceId: string,
  approvedBy: string,
  plan: Plan,
  leaveOut: ReadonlySet<number>,
): Promise<string> {
  const { id: planId, connectionId, items } = plan
  const now = new Date(systemClock.now())
  const skipCode = ({ change, position }: Plan['items'][number]) =>
    isUnchanged(change) ? 'unchanged' : leaveOut.has(position) ? 'kept_theirs' : null
  const idle = items.every((item) => skipCode(item) !== null)
  const run = await tx.exportRun.create({
    data: {
      workspaceId,
      connectionId,
      planId,
      approvedBy,
      title: titleOf(plan),
      cost: { points: 0, calls: 0 },
      ...(idle && { state: 'finished', startedAt: now, finishedAt: now }),
    },
    select: { id: true },
  })
  await tx.exportItem.createMany({
    data: items.map((item) => {
      const { id, listingId, position, change } = item
      const code = skipCode(item)
      return {
        ...{ workspaceId, runId: run.id, connectionId, planItemId: id, listingId, position },
        imagesTotal: change.media.length,
        ...(code && { state: 'skipped', errorCode: code, finishedAt: now }),
        ...(code === 'unchanged' && { imagesDone: change.media.length }),
      }
    }),
  })
  if (!idle) await enqueue('advance-lane', { connectionId }, { tx, once: run.id })
  return run.id
}

function titleOf({ items, mode }: Plan): string {
  const [first, ...others] = items.map(({ listing }) => listing.product.title)
  const title = others.length > 0 ? `${first ?? ''} and ${others.length} more` : (first ?? 'Nothing')
  return mode === 'undo' ? `Undo: ${title}` : title
}
