import type { PlanView } from '../core/export/plan-view.ts'
import { db } from '../db.server.ts'
import type { Draft } from './draft.server.ts'
import { planColumns, readPlanView } from './plan-view.server.ts'

export interface PlanPageRequest {
  readonly workspaceId: string
  readonly draft: Draft
  /** From 1. */
  readonly page: number
}

/** The newest plan of the draft, one page of its listings; null where none was made. */
export async function latestPlan({ workspaceId, draft, page }: PlanPageRequest): Promise<PlanView | null> {
  const plan = await db.exportPlan.findFirst({
    where: { workspaceId, draftId: draft.id },
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
