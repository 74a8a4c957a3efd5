import { wordsOfConnectorError } from '../core/channel/connector-error-words.ts'
import type { Destination } from '../core/export/destination.ts'
import type { ChannelPlanView, PlanView } from '../core/export/plan-view.ts'
import { db } from '../db.server.ts'
import type { Draft } from './draft.server.ts'
import { planOverlaps } from './export-overlaps.server.ts'
import { planColumns, readPlanView } from './plan-view.server.ts'

export interface ChannelPlanRequest {
  readonly workspaceId: string
  readonly draft: Draft
  readonly destination: Destination
  /** From 1. */
  readonly page: number
}

const namedUnlinked = 5

/** What an export of the draft would do in one account: its newest plan, one page of its listings, and what stands in the way. */
export async function channelPlan(request: ChannelPlanRequest): Promise<ChannelPlanView> {
  const { workspaceId, draft, destination } = request
  const { connectionId, channel, label } = destination
  const refused = draft.planningProblems[connectionId]
  const problem = refused === undefined ? null : wordsOfConnectorError(refused, channel)
  const [plan, unlinked] = await Promise.all([latestPlan(request), listUnlinked(request)])
  const overlaps = plan && plan.runId === null ? await planOverlaps(workspaceId, plan.id) : []
  return { connectionId, channel, label, plan, problem, overlaps, unlinked }
}

async function latestPlan({ workspaceId, draft, destination, page }: ChannelPlanRequest): Promise<PlanView | null> {
  const plan = await db.exportPlan.findFirst({
    where: { workspaceId, draftId: draft.id, connectionId: destination.connectionId },
    orderBy: { createdAt: 'desc' },
    select: planColumns,
  })
  if (!plan) return null
  const [view, outdated] = await Promise.all([
    readPlanView(workspaceId, plan, page),
    isOutdated(workspaceId, draft, plan.createdAt),
  ])
  return { ...view, outdated }
}

async function listUnlinked({
  workspaceId,
  draft,
  destination,
}: ChannelPlanRequest): Promise<ChannelPlanView['unlinked']> {
  const { connectionId } = destination
  const where = {
    workspaceId,
    id: { in: [...draft.productIds] },
    listings: { none: { connectionId, unlinkedAt: null } },
  }
  const [count, rows] = await Promise.all([
    db.product.count({ where }),
    db.product.findMany({ where, orderBy: { title: 'asc' }, take: namedUnlinked, select: { title: true } }),
  ])
  return { count, titles: rows.map(({ title }) => title) }
}

/**
 * What can be seen without asking the channel. It is a hint for the page; starting the export compares the whole plan with
 * the mapping, and carrying it out compares each product with the channel.
 */
async function isOutdated(workspaceId: string, draft: Draft, createdAt: Date): Promise<boolean> {
  const changed = await db.mapping.count({
    where: { workspaceId, productId: { in: [...draft.productIds] }, accepted: true, updatedAt: { gt: createdAt } },
  })
  return changed > 0
}
