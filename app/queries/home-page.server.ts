import type { RecentExport } from '../core/export/recent-export.ts'
import { exportRunStates, type ExportRunState } from '../core/export/states.ts'
import { workspaceSettingsSchema } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'
import { listConnections, type ConnectionRow } from './settings-page.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

export interface HomePage {
  readonly timeZone: string
  readonly showGuide: boolean
  readonly connections: readonly ConnectionRow[]
  readonly coverage: Coverage
  readonly exports: readonly RecentExport[]
  /** The newest export that was prepared and not approved. */
  readonly openDraft: { readonly id: string; readonly productCount: number } | null
}

export interface Coverage {
  readonly assets: number
  readonly assetsAssigned: number
  readonly products: number
  readonly productsAssigned: number
  /** Pictures that an export has placed in an account. */
  readonly picturesLive: number
}

const recentExports = 5

export async function homePage(workspaceId: string, shopDomain: string): Promise<HomePage> {
  const [workspace, timeZone, connections, coverage, exports, openDraft] = await Promise.all([
    db.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { settings: true },
    }),
    shopTimeZone(workspaceId, shopDomain),
    listConnections(workspaceId),
    countCoverage(workspaceId),
    listRecentExports(workspaceId),
    findOpenDraft(workspaceId),
  ])
  return {
    timeZone,
    showGuide: !workspaceSettingsSchema.parse(workspace.settings).setupGuideDismissed,
    connections,
    coverage,
    exports,
    openDraft,
  }
}

async function countCoverage(workspaceId: string): Promise<Coverage> {
  const assigned = { mappings: { some: { accepted: true } } }
  const [assets, assetsAssigned, products, productsAssigned, picturesLive] = await Promise.all([
    db.asset.count({ where: { workspaceId } }),
    db.asset.count({ where: { workspaceId, ...assigned } }),
    countChosenProducts(workspaceId),
    db.product.count({ where: { workspaceId, ...assigned } }),
    db.remoteFile.count({ where: { workspaceId } }),
  ])
  return { assets, assetsAssigned, products, productsAssigned, picturesLive }
}

/** Comparing catalogues makes all products known; chosen are those that were taken into an export or given a picture. */
async function countChosenProducts(workspaceId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Product" p
    WHERE p."workspaceId" = ${workspaceId}::uuid AND (
      EXISTS (SELECT 1 FROM "Mapping" m WHERE m."productId" = p."id")
      OR p."id" IN (SELECT unnest(d."productIds") FROM "ExportDraft" d WHERE d."workspaceId" = ${workspaceId}::uuid)
    )`
  return row?.count ?? 0
}

async function listRecentExports(workspaceId: string): Promise<RecentExport[]> {
  const runs = await db.exportRun.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'desc' },
    take: recentExports,
    select: { id: true, title: true, state: true, createdAt: true, connection: { select: { label: true } } },
  })
  const counts = await db.exportItem.groupBy({
    by: ['runId', 'state'],
    where: { workspaceId, runId: { in: runs.map(({ id }) => id) } },
    _count: true,
  })
  return runs.map(({ createdAt, connection, ...run }) => {
    const ofRun = counts.filter(({ runId }) => runId === run.id)
    const count = (state?: string) =>
      ofRun.filter((row) => !state || row.state === state).reduce((sum, row) => sum + row._count, 0)
    return {
      ...run,
      connection: connection.label,
      state: runState(run.state),
      createdAt: createdAt.toISOString(),
      total: count(),
      done: count('done'),
      failed: count('failed'),
    }
  })
}

async function findOpenDraft(workspaceId: string): Promise<HomePage['openDraft']> {
  const draft = await db.exportDraft.findFirst({
    where: { workspaceId },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, productIds: true },
  })
  if (!draft) return null
  const started = await db.exportRun.count({ where: { workspaceId, plan: { draftId: draft.id } } })
  return started > 0 ? null : { id: draft.id, productCount: draft.productIds.length }
}

function runState(stored: string): ExportRunState {
  const state = exportRunStates.find((known) => known === stored)
  if (!state) throw new Error(`Unknown state of an export run: ${stored}`)
  return state
}
