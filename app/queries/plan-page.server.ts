import { z } from 'zod'
import { listingStateSchema } from '../core/channel/listing-state.ts'
import { listingChangeSchema } from '../core/export/listing-change.ts'
import { planIssueSchema } from '../core/export/plan-issue.ts'
import { planEstimateSchema, planTotalsSchema } from '../core/export/plan-summary.ts'
import { type PlanItemSource, planItemView, type PlanView } from '../core/export/plan-view.ts'
import { db } from '../db.server.ts'
import type { Draft } from './draft.server.ts'
import { pictureColumns, toPicture } from './pictures.server.ts'

const pageSize = 20

export interface PlanPageRequest {
  readonly workspaceId: string
  readonly draft: Draft
  /** From 1. */
  readonly page: number
}

/** The newest plan of the draft, one page of its listings; null where none was made. */
export async function latestPlan(request: PlanPageRequest): Promise<PlanView | null> {
  const { workspaceId, draft } = request
  const plan = await db.exportPlan.findFirst({
    where: { workspaceId, draftId: draft.id },
    orderBy: { createdAt: 'desc' },
    select: { id: true, createdAt: true, totals: true, estimate: true, run: { select: { id: true } } },
  })
  if (!plan) return null
  const totals = planTotalsSchema.parse(plan.totals)
  const pageCount = Math.max(1, Math.ceil(totals.listings / pageSize))
  const page = Math.min(request.page, pageCount)
  const [sources, outdated] = await Promise.all([
    loadItems(workspaceId, plan.id, page),
    isOutdated(workspaceId, draft, plan.createdAt),
  ])
  const pictures = await loadPictures(workspaceId, sources)
  return {
    id: plan.id,
    createdAt: plan.createdAt.toISOString(),
    totals,
    estimate: planEstimateSchema.parse(plan.estimate),
    items: sources.map((source) => planItemView(source, (id) => pictures.get(id))),
    page,
    pageCount,
    outdated,
    runId: plan.run?.id ?? null,
  }
}

async function loadItems(workspaceId: string, planId: string, page: number): Promise<PlanItemSource[]> {
  const rows = await db.exportPlanItem.findMany({
    where: { workspaceId, planId },
    orderBy: { position: 'asc' },
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: {
      id: true,
      change: true,
      observed: true,
      issues: true,
      listing: { select: { productId: true, product: { select: { title: true } } } },
    },
  })
  return rows.map(({ id, change, observed, issues, listing }) => ({
    id,
    productId: listing.productId,
    title: listing.product.title,
    change: listingChangeSchema.parse(change),
    observed: listingStateSchema.parse(observed),
    issues: z.array(planIssueSchema).parse(issues),
  }))
}

async function loadPictures(workspaceId: string, sources: readonly PlanItemSource[]) {
  const ids = sources.flatMap(({ change, issues }) => [
    ...change.media.map(({ assetId }) => assetId),
    ...issues.flatMap(({ assetId }) => assetId ?? []),
  ])
  const rows = await db.asset.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: pictureColumns,
  })
  return new Map(rows.map((row) => [row.id, toPicture(workspaceId, row)]))
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
