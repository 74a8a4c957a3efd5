import { listingStateSchema } from '../../core/channel/listing-state.ts'
import { AppError } from '../../core/errors.ts'
import { listingChangeSchema } from '../../core/export/listing-change.ts'
import { planIssueSchema } from '../../core/export/plan-issue.ts'
import type { Db } from '../../db.server.ts'

export type LoadedPlan = Awaited<ReturnType<typeof loadPlan>>

/** A plan with all its items, parsed. Throws `AppError` not_found. */
export async function loadPlan(tx: Db, workspaceId: string, planId: string) {
  const plan = await tx.exportPlan.findUnique({
    where: { id: planId, workspaceId },
    select: {
      id: true,
      connectionId: true,
      hash: true,
      mode: true,
      connection: { select: { status: true, label: true } },
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
