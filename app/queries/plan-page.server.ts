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
  const view = await readPlanView(workspaceId, plan, page)
  return { ...view, outdated: await isOutdated(workspaceId, view) }
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
 * What can be seen without asking the channel: what is mapped to the plan's products now was changed since, or is more or less than
 * it was; of a mapping that was taken away nothing else is left. It is a hint for the page; starting the export compares the whole
 * plan with the mapping, and carrying it out compares each product with the channel.
 */
async function isOutdated(
  workspaceId: string,
  { id, createdAt, totals }: Omit<PlanView, 'outdated'>,
): Promise<boolean> {
  const [now] = await db.$queryRaw<{ mappings: number; changed: number }[]>`
    SELECT count(*)::int AS "mappings", count(*) FILTER (WHERE m."updatedAt" > ${new Date(createdAt)})::int AS "changed"
    FROM "ExportPlanItem" i
    JOIN "Listing" l ON l."id" = i."listingId"
    JOIN "Mapping" m ON m."workspaceId" = i."workspaceId" AND m."productId" = l."productId" AND m."accepted"
    WHERE i."workspaceId" = ${workspaceId}::uuid AND i."planId" = ${id}::uuid`
  const { mappings = 0, changed = 0 } = now ?? {}
  return changed > 0 || (totals.mappings !== null && totals.mappings !== mappings)
}
