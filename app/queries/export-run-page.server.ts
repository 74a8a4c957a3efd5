import {
  isOver,
  type ExportListingView,
  type ProblemPictures,
  type RunProgress,
  type SiblingRun,
} from '../core/export/export-view.ts'
import type { ExportOverlap } from '../core/export/overlap.ts'
import { db } from '../db.server.ts'
import type { Channel } from '../generated/prisma/client.ts'
import { listExportsAhead } from './export-overlaps.server.ts'
import { picturesByHand, type PicturesByHand } from './pictures-by-hand.server.ts'
import { listingUrl } from './listing-url.ts'
import { pictureColumns, thumbnailUrl, toPicture } from './pictures.server.ts'
import { runProgress } from './run-progress.server.ts'
import { runUndo, type RunUndo } from './run-undo.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'
import { siblingRuns } from './sibling-runs.server.ts'

export interface ExportRunPage extends RunProgress, RunUndo, PicturesByHand {
  readonly listings: readonly ExportListingView[]
  readonly pictures: ProblemPictures
  readonly timeZone: string
  /** The draft that the run was planned from, to plan again. */
  readonly draftId: string | null
  /** Exports that own products of this one, which wait until those have ended with them. */
  readonly waitsFor: readonly ExportOverlap[]
  /** The run's account is the shop that looks at it: opening the app there renews the access. */
  readonly reconnectsHere: boolean
  /** What was approved in one step with it, for other accounts. */
  readonly siblings: readonly SiblingRun[]
}

/** Everything the page of a run shows at first; later changes come through its stream. Throws `AppError` (not_found). */
export async function exportRunPage(workspaceId: string, shopDomain: string, runId: string): Promise<ExportRunPage> {
  const progress = await runProgress(workspaceId, runId)
  const assetIds = progress.items.flatMap(({ problem }) => problem?.assetId ?? [])
  const [listings, pictures, timeZone, plan, undo, waitsFor, siblings, byHand] = await Promise.all([
    listListings(workspaceId, runId),
    problemPictures(workspaceId, assetIds),
    shopTimeZone(workspaceId, shopDomain),
    db.exportPlan.findFirst({
      where: { workspaceId, run: { id: runId } },
      select: { draftId: true, connection: { select: { channel: true, accountKey: true } } },
    }),
    runUndo(workspaceId, runId),
    isOver(progress.run.state) ? [] : listExportsAhead(workspaceId, runId),
    siblingRuns(workspaceId, runId),
    picturesByHand(workspaceId, runId),
  ])
  const { channel, accountKey } = plan?.connection ?? {}
  return {
    ...progress,
    ...{ listings, pictures, timeZone, waitsFor, siblings, ...undo, ...byHand },
    draftId: plan?.draftId ?? null,
    reconnectsHere: channel === 'shopify' && accountKey === shopDomain,
  }
}

interface ListingRow {
  readonly itemId: string
  readonly title: string
  readonly remoteId: string
  readonly channel: Channel
  readonly accountKey: string
  readonly listedAs: string | null
  readonly imageUrl: string | null
  /** The first picture that the run brings; shown where the product had none. */
  readonly firstAssetId: string | null
}

async function listListings(workspaceId: string, runId: string): Promise<ExportListingView[]> {
  const rows = await db.$queryRaw<ListingRow[]>`
    SELECT item."id" AS "itemId", product."title", nullif(nullif(listing."title", product."title"), '') AS "listedAs",
      listing."remoteId", connection."channel"::text AS "channel",
      connection."accountKey",
      listing."imageUrl",
      jsonb_path_query_first(planned."change", '$.media[*] ? (@.kind == "image").assetId') #>> '{}' AS "firstAssetId"
    FROM "ExportItem" item
    JOIN "ExportPlanItem" planned ON planned."id" = item."planItemId"
    JOIN "Listing" listing ON listing."id" = item."listingId"
    JOIN "Product" product ON product."id" = listing."productId"
    JOIN "Connection" connection ON connection."id" = item."connectionId"
    WHERE item."workspaceId" = ${workspaceId}::uuid AND item."runId" = ${runId}::uuid
    ORDER BY item."position"`
  return rows.map(({ itemId, title, listedAs, remoteId, channel, accountKey, imageUrl, firstAssetId }) => ({
    itemId,
    title,
    listedAs,
    imageUrl: imageUrl ?? (firstAssetId && thumbnailUrl(workspaceId, firstAssetId)),
    adminUrl: listingUrl(channel, accountKey, remoteId),
  }))
}

async function problemPictures(workspaceId: string, assetIds: readonly string[]): Promise<ProblemPictures> {
  if (assetIds.length === 0) return {}
  const where = { workspaceId, id: { in: [...new Set(assetIds)] } }
  const rows = await db.asset.findMany({ where, select: pictureColumns })
  return Object.fromEntries(rows.map((row) => [row.id, toPicture(workspaceId, row)]))
}
