import type { Connector } from '../../core/channel/connector.ts'
import type { ListingState } from '../../core/channel/listing-state.ts'
import type { PlanMode } from '../../core/export/export-mode.ts'
import { isUnchanged } from '../../core/export/listing-change.ts'
import { planTotals } from '../../core/export/plan-summary.ts'
import type { PlannedListing } from '../../core/export/plan.ts'
import type { UndoScope } from '../../core/export/undo-scope.ts'
import type { MappingEntry } from '../../core/mapping/mapping.ts'
import { db } from '../../db.server.ts'
import { planHash } from './plan-hash.server.ts'

export interface PlannedItem extends PlannedListing {
  readonly listingId: string
  readonly observed: ListingState
  /** What the change comes from; none for an undo. */
  readonly entries: readonly MappingEntry[]
}

export interface NewPlan {
  readonly workspaceId: string
  readonly connectionId: string
  readonly draftId: string | null
  readonly mode: PlanMode
  readonly undoes?: UndoScope
  readonly items: readonly PlannedItem[]
  /** Products that the account has no listing of. Default 0. */
  readonly unlinkedProducts?: number
  /** Listings that the channel was asked about. Default null: it cannot be asked. */
  readonly previewed?: number | null
}

/** Rows per statement: PostgreSQL takes 65,535 parameters in one. */
const rowsPerInsert = 1000

/** Keeps a plan for review and approval, and answers its id. Nothing is written to the channel. */
export async function savePlan(connector: Pick<Connector, 'estimate'>, plan: NewPlan): Promise<string> {
  const { workspaceId, items, unlinkedProducts, previewed, ...columns } = plan
  const changes = items.map(({ change }) => change).filter((change) => !isUnchanged(change))
  const mappings = items.reduce((sum, item) => sum + item.entries.length, 0)
  const entries = new Map(items.map(({ listingId, entries: mapped }) => [listingId, mapped]))
  const rows = items.map(({ listingId, change, observed, issues }, position) => {
    return { workspaceId, listingId, position, change, observed, issues: [...issues] }
  })
  return db.$transaction(
    async (tx) => {
      const { id } = await tx.exportPlan.create({
        data: {
          ...columns,
          workspaceId,
          hash: planHash(items, entries),
          estimate: { ...connector.estimate(changes) },
          totals: { ...planTotals(items, { unlinkedProducts, mappings, previewed }) },
        },
        select: { id: true },
      })
      for (let start = 0; start < rows.length; start += rowsPerInsert) {
        const data = rows.slice(start, start + rowsPerInsert).map((row) => ({ ...row, planId: id }))
        await tx.exportPlanItem.createMany({ data })
      }
      return id
    },
    { timeout: 30_000 },
  )
}
