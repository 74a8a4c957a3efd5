import { AppError } from '../core/errors.ts'
import { toPlanMode, type PlanMode } from '../core/export/export-mode.ts'
import {
  listingChangeSchema,
  type PlannedMedia,
  type Removal,
  type RestoredMedia,
} from '../core/export/listing-change.ts'
import { planIssueSchema, type PlanIssue } from '../core/export/plan-issue.ts'
import {
  planEstimateSchema,
  planTotalsSchema,
  type PlanEstimate,
  type PlanTotals,
} from '../core/export/plan-summary.ts'
import { db } from '../db.server.ts'
import { withFinishedChecks } from './plan-checks.server.ts'

export interface ExportPlanSummary {
  readonly id: string
  readonly draftId: string | null
  readonly connectionId: string
  readonly mode: PlanMode
  readonly createdAt: string
  readonly estimate: PlanEstimate
  readonly totals: PlanTotals
  /** The export that was started from it. */
  readonly exportId: string | null
}

export interface ExportPlanItemView {
  readonly position: number
  readonly productId: string
  readonly title: string
  readonly pictures: readonly Pick<PlannedMedia, 'assetId' | 'role' | 'action' | 'alt' | 'place'>[]
  readonly restored: readonly Pick<RestoredMedia, 'mediaId' | 'attach' | 'alt'>[]
  readonly removals: readonly Removal[]
  readonly variants: readonly { variantId: string; assetId: string | null; cleared: boolean }[]
  readonly galleries: readonly { variantId: string; pictures: number }[]
  readonly reorders: boolean
  readonly issues: readonly PlanIssue[]
}

/** What a plan would do, in figures. Throws `AppError` (not_found). */
export async function exportPlanSummary(workspaceId: string, planId: string): Promise<ExportPlanSummary> {
  const plan = await db.exportPlan.findUnique({
    where: { id: planId, workspaceId },
    select: {
      id: true,
      draftId: true,
      connectionId: true,
      mode: true,
      createdAt: true,
      estimate: true,
      totals: true,
      run: { select: { id: true } },
    },
  })
  if (!plan) throw new AppError('not_found', `plan ${planId}`, { userMessage: 'This plan was not found.' })
  const { run, createdAt, estimate, totals, mode, ...rest } = plan
  return {
    ...rest,
    mode: toPlanMode(mode),
    createdAt: createdAt.toISOString(),
    estimate: planEstimateSchema.parse(estimate),
    totals: planTotalsSchema.parse(totals),
    exportId: run?.id ?? null,
  }
}

/** What a plan would do to each listing, in order, from a position on, with what is known of its pictures now. */
export async function listPlanItems(
  workspaceId: string,
  plan: { readonly id: string; readonly createdAt: Date },
  page: { from: number; limit: number },
): Promise<ExportPlanItemView[]> {
  const rows = await db.exportPlanItem.findMany({
    where: { workspaceId, planId: plan.id, position: { gte: page.from } },
    orderBy: { position: 'asc' },
    take: page.limit,
    select: {
      position: true,
      change: true,
      issues: true,
      listing: { select: { remoteId: true, product: { select: { title: true } } } },
    },
  })
  const items = rows.map((row) => ({ ...row, issues: planIssueSchema.array().parse(row.issues) }))
  const known = await withFinishedChecks(workspaceId, plan, items)
  return known.map(({ position, change, issues, listing }) => {
    const { media, restores, removals, variants, galleries, order } = listingChangeSchema.parse(change)
    return {
      position,
      productId: listing.remoteId,
      title: listing.product.title,
      pictures: media.map(({ assetId, role, action, alt, place }) => ({ assetId, role, action, alt, place })),
      variants: variants.map(({ variantRemoteId, after }) => ({
        variantId: variantRemoteId,
        assetId: after?.from === 'asset' ? after.assetId : null,
        cleared: after === null,
      })),
      restored: restores.map(({ mediaId, attach, alt }) => ({ mediaId, attach, alt })),
      removals,
      galleries: galleries.map(({ variantRemoteId, after }) => ({
        variantId: variantRemoteId,
        pictures: after.length,
      })),
      reorders: order !== null,
      issues,
    }
  })
}
