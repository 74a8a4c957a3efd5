import { z } from 'zod'
import { openConnector } from '../connections/open-connector.server.ts'
import type { Connector } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import { exportModes, type ExportMode } from '../core/export/export-mode.ts'
import { noChange } from '../core/export/listing-change.ts'
import type { PlannableAsset } from '../core/export/plan-input.ts'
import { planIssue } from '../core/export/plan-issue.ts'
import { planListing } from '../core/export/plan.ts'
import { shareAltTexts } from '../core/export/share-alt.ts'
import { keptTheirsSchema } from '../core/export/kept-theirs.ts'
import { imageDefaultsSchema, type ImageDefaults } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'
import { findAccountFiles, findPlacedMedia } from './export-plan/account-files.server.ts'
import { checkMainPictures } from './export-plan/check-main-pictures.server.ts'
import { previewChanges } from './export-plan/preview-changes.server.ts'
import { loadMappedProducts, type MappedProduct } from './export-plan/mapped-products.server.ts'
import { loadPlannableAssets } from './export-plan/plannable-assets.server.ts'
import { noteUnreachable } from './export-plan/unreachable-pictures.server.ts'
import { savePlan, type PlannedItem } from './export-plan/save-plan.server.ts'

export interface PlanRequest {
  readonly workspaceId: string
  readonly draftId: string
  /** The account to export to. Default: the shop that the products were chosen in. */
  readonly connectionId?: string
  /** Default: that of the draft's newest plan for the account, else `add`. */
  readonly mode?: ExportMode
  /** Only these products of the draft. Default: all of them. */
  readonly productIds?: readonly string[]
}

interface Draft {
  readonly id: string
  readonly workspaceId: string
  readonly connectionId: string
  readonly productIds: readonly string[]
  readonly images: ImageDefaults
  readonly mode: ExportMode
}

/** What the draft froze when it was made; other keys belong to others. */
const draftOptionsSchema = z.object({ images: imageDefaultsSchema.prefault({}) }).and(keptTheirsSchema)

/** Products per round of reading: bounds queries and memory. */
const chunkSize = 250

/**
 * Computes what an export of the draft to one account would do, from what the account shows at this moment, and keeps it for
 * approval. Products that the account does not sell, as far as we know, are counted. Each call makes a new plan; nothing is
 * written to the channel. Answers the plan's id. Throws `AppError` (not_found) and `ConnectorError`.
 */
export async function planExport(request: PlanRequest): Promise<string> {
  const draft = await loadDraft(request)
  return planDraft(draft, await openConnector(draft.workspaceId, draft.connectionId))
}

/** The same with a connector at hand. */
export async function planDraft(draft: Draft, connector: Connector): Promise<string> {
  const items: PlannedItem[] = []
  const linked = new Set<string>()
  for (let start = 0; start < draft.productIds.length; start += chunkSize) {
    const products = await loadMappedProducts(
      db,
      draft.workspaceId,
      draft.connectionId,
      draft.productIds.slice(start, start + chunkSize),
    )
    for (const { productId } of products) linked.add(productId)
    items.push(...(await planProducts(draft, connector, products)))
  }
  const shared = shareAltTexts(items)
  const { workspaceId, connectionId, id: draftId, mode } = draft
  const planned = items.map((item, index) => ({ ...item, ...shared[index] }))
  const checked = await checkMainPictures(connector.images, workspaceId, planned)
  const previews = await previewChanges(connector, workspaceId, await noteUnreachable(connector, checked))
  return savePlan(connector, {
    ...{ workspaceId, connectionId, draftId, mode },
    ...previews,
    unlinkedProducts: draft.productIds.length - linked.size,
  })
}

async function loadDraft({ workspaceId, draftId, productIds, mode, ...request }: PlanRequest): Promise<Draft> {
  const draft = await db.exportDraft.findUnique({
    where: { id: draftId, workspaceId },
    select: { connectionId: true, productIds: true, options: true },
  })
  if (!draft) {
    throw new AppError('not_found', `no draft ${draftId}`, {
      userMessage: 'This export no longer exists. Choose the products again.',
    })
  }
  const { connectionId = draft.connectionId } = request
  const { images, keptTheirs } = draftOptionsSchema.parse(draft.options)
  const kept = new Set(keptTheirs[connectionId])
  return {
    ...{ id: draftId, workspaceId, connectionId, images },
    productIds: draft.productIds.filter((id) => !kept.has(id) && (productIds?.includes(id) ?? true)),
    mode: mode ?? (await lastMode(workspaceId, draftId, connectionId)),
  }
}

async function lastMode(workspaceId: string, draftId: string, connectionId: string): Promise<ExportMode> {
  const plan = await db.exportPlan.findFirst({
    where: { workspaceId, draftId, connectionId },
    orderBy: { createdAt: 'desc' },
    select: { mode: true },
  })
  return exportModes.find((mode) => mode === plan?.mode) ?? 'add'
}

async function planProducts(
  draft: Draft,
  connector: Connector,
  products: readonly MappedProduct[],
): Promise<PlannedItem[]> {
  const { workspaceId, connectionId, mode } = draft
  const { images, videos, videosLeftOut, capabilities } = connector
  const { variantPictures, variantGalleries } = capabilities
  const assetIds = products.flatMap(({ entries }) => entries.map(({ assetId }) => assetId))
  const [assets, states] = await Promise.all([
    loadPlannableAssets(db, workspaceId, assetIds, images, draft.images),
    connector.observe(products.map(({ remoteId }) => remoteId)),
  ])
  const [ledger, placed] = await Promise.all([
    findAccountFiles(db, connector, workspaceId, connectionId, renditionKeys(assets)),
    findPlacedMedia(db, workspaceId, connectionId, [...states.values()]),
  ])
  return products.map((product): PlannedItem => {
    const listing = states.get(product.remoteId)
    if (!listing) return goneItem(product)
    const { listingId, entries, variants } = product
    const elsewhere = products.flatMap((other) =>
      other !== product && other.productId === product.productId ? other.variants : [],
    )
    const planned = planListing({
      ...{ listing, entries, variants, elsewhere, variantPictures, variantGalleries },
      ...{ assets, images, videos, videosLeftOut, ledger, mode, placed },
    })
    return { listingId, entries, observed: listing, ...planned }
  })
}

function renditionKeys(assets: ReadonlyMap<string, PlannableAsset>): string[] {
  return [...assets.values()].flatMap(({ rendition }) => (rendition.ok ? [rendition.value.key] : []))
}

function goneItem({ listingId, entries, remoteId, title }: MappedProduct): PlannedItem {
  return {
    ...{ listingId, entries, observed: { remoteId, title, media: [], variants: [], variantMedia: [] } },
    change: noChange,
    issues: [planIssue('listing_gone', null)],
  }
}
