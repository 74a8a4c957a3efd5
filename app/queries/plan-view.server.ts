import { z } from 'zod'
import { listingStateSchema } from '../core/channel/listing-state.ts'
import { toPlanMode } from '../core/export/export-mode.ts'
import { listingChangeSchema } from '../core/export/listing-change.ts'
import { planIssueSchema } from '../core/export/plan-issue.ts'
import { planEstimateSchema, planTotalsSchema } from '../core/export/plan-summary.ts'
import { type PlanItemSource, planItemView } from '../core/export/plan-item-view.ts'
import type { PlanConflict, PlanView } from '../core/export/plan-view.ts'
import type { PictureView } from '../core/mapping/mapping-view.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { pictureColumns, toPicture } from './pictures.server.ts'
import { countChecking, withFinishedChecks } from './plan-checks.server.ts'

const pageSize = 20

export const planColumns = {
  ...{ id: true, mode: true, createdAt: true, totals: true, estimate: true },
  run: { select: { id: true } },
} satisfies Prisma.ExportPlanSelect

type PlanRow = Prisma.ExportPlanGetPayload<{ select: typeof planColumns }>

/** One page of a plan's listings, as a merchant reviews them, with the figures of the whole. `askedPage` counts from 1. */
export async function readPlanView(
  workspaceId: string,
  plan: PlanRow,
  askedPage: number,
): Promise<Omit<PlanView, 'outdated'>> {
  const totals = planTotalsSchema.parse(plan.totals)
  const pageCount = Math.max(1, Math.ceil(totals.listings / pageSize))
  const page = Math.min(askedPage, pageCount)
  const mode = toPlanMode(plan.mode)
  const [items, conflicts, checking] = await Promise.all([
    loadItems(workspaceId, plan.id, page),
    mode === 'undo' ? listConflicts(workspaceId, plan.id) : [],
    mode === 'undo' ? 0 : countChecking(workspaceId, plan),
  ])
  const sources = await withFinishedChecks(workspaceId, plan, items)
  const pictures = await loadPlanPictures(workspaceId, sources)
  return {
    ...{ id: plan.id, mode, totals, page, pageCount, conflicts, checking },
    createdAt: plan.createdAt.toISOString(),
    estimate: planEstimateSchema.parse(plan.estimate),
    items: sources.map((source) => planItemView(source, (id) => pictures.get(id))),
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
      ...{ id: true, position: true, change: true, observed: true, issues: true },
      listing: { select: { productId: true, product: { select: { title: true } } } },
    },
  })
  return rows.map(({ id, position, change, observed, issues, listing }) => ({
    ...{ id, position, productId: listing.productId, title: listing.product.title },
    change: listingChangeSchema.parse(change),
    observed: listingStateSchema.parse(observed),
    issues: z.array(planIssueSchema).parse(issues),
  }))
}

/** Of the whole plan, whatever page is shown. What counts as a conflict: app/core/export/undo-issues.ts. */
async function listConflicts(workspaceId: string, planId: string): Promise<PlanConflict[]> {
  return db.$queryRaw<PlanConflict[]>`
    SELECT i."position", p."title", jsonb_array_length(i."change" -> 'removals') AS "removals"
    FROM "ExportPlanItem" i
    JOIN "Listing" l ON l."id" = i."listingId"
    JOIN "Product" p ON p."id" = l."productId"
    WHERE i."workspaceId" = ${workspaceId}::uuid AND i."planId" = ${planId}::uuid
      AND EXISTS (
        SELECT 1 FROM jsonb_array_elements(i."issues") issue
        WHERE issue ->> 'severity' = 'warning' AND starts_with(issue ->> 'code', 'undo_'))
    ORDER BY i."position"`
}

/** The pictures that plans of listings name, by id. */
export async function loadPlanPictures(
  workspaceId: string,
  sources: readonly Pick<PlanItemSource, 'change' | 'issues'>[],
): Promise<Map<string, PictureView>> {
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
