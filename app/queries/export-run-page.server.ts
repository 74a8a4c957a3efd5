import type { ExportListingView, ProblemPictures, RunProgress } from '../core/export/export-view.ts'
import { db } from '../db.server.ts'
import { pictureColumns, toPicture } from './pictures.server.ts'
import { runProgress } from './run-progress.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

export interface ExportRunPage extends RunProgress {
  readonly listings: readonly ExportListingView[]
  readonly pictures: ProblemPictures
  readonly timeZone: string
  /** The draft that the run was planned from, to plan again. */
  readonly draftId: string | null
}

/** Everything the page of a run shows at first; later changes come through its stream. Throws `AppError` (not_found). */
export async function exportRunPage(workspaceId: string, shopDomain: string, runId: string): Promise<ExportRunPage> {
  const progress = await runProgress(workspaceId, runId)
  const assetIds = progress.items.flatMap(({ problem }) => problem?.assetId ?? [])
  const [listings, pictures, timeZone, plan] = await Promise.all([
    listListings(workspaceId, runId),
    problemPictures(workspaceId, assetIds),
    shopTimeZone(workspaceId, shopDomain),
    db.exportPlan.findFirst({ where: { workspaceId, run: { id: runId } }, select: { draftId: true } }),
  ])
  return { ...progress, listings, pictures, timeZone, draftId: plan?.draftId ?? null }
}

async function listListings(workspaceId: string, runId: string): Promise<ExportListingView[]> {
  const rows = await db.exportItem.findMany({
    where: { workspaceId, runId },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      listing: { select: { remoteId: true, imageUrl: true, product: { select: { title: true } } } },
      connection: { select: { channel: true } },
    },
  })
  return rows.map(({ id, listing, connection }) => ({
    itemId: id,
    title: listing.product.title,
    imageUrl: listing.imageUrl,
    adminUrl: connection.channel === 'shopify' ? shopifyAdminUrl(listing.remoteId) : null,
  }))
}

/** App Bridge opens it in the admin around the app. */
function shopifyAdminUrl(remoteId: string): string {
  return `shopify://admin/products/${remoteId.split('/').at(-1) ?? ''}`
}

export async function problemPictures(workspaceId: string, assetIds: readonly string[]): Promise<ProblemPictures> {
  if (assetIds.length === 0) return {}
  const where = { workspaceId, id: { in: [...new Set(assetIds)] } }
  const rows = await db.asset.findMany({ where, select: pictureColumns })
  return Object.fromEntries(rows.map((row) => [row.id, toPicture(workspaceId, row)]))
}
