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
import { imageDefaultsSchema, type ImageDefaults } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'
import type { Channel } from '../generated/prisma/client.ts'
import { findAccountFiles, findPlacedMedia } from './export-plan/account-files.server.ts'
import { loadMappedProducts, type MappedProduct } from './export-plan/mapped-products.server.ts'
import { loadPlannableAssets } from './export-plan/plannable-assets.server.ts'
import { savePlan, type PlannedItem } from './export-plan/save-plan.server.ts'

export interface PlanRequest {
  readonly workspaceId: string
  readonly draftId: string
  /** Default: that of the draft's newest plan, else `add`. */
  readonly mode?: ExportMode
  /** Only these products of the draft. Default: all of them. */
  readonly productIds?: readonly string[]
}

interface Draft {
  readonly id: string
  readonly workspaceId: string
  readonly connectionId: string
  readonly channel: Channel
  readonly productIds: readonly string[]
  readonly images: ImageDefaults
  readonly mode: ExportMode
}

/** What the draft froze when it was made; other keys belong to others. */
const draftOptionsSchema = z.object({ images: imageDefaultsSchema.prefault({}) })

/** Products per round of reading: bounds queries and memory. */
const chunkSize = 250

/**
 * Computes what an export of the draft would do, from what the channel shows at this moment, and keeps it for approval. Each
 * call makes a new plan; nothing is written to the channel. Answers the plan's id.
 * Throws `AppError` (not_found) and `ConnectorError`.
 */
export async function planExport(request: PlanRequest): Promise<string> {
  const draft = await loadDraft(request)
  return planDraft(draft, await openConnector(draft.workspaceId, draft.connectionId))
}

/** The same with a connector at hand. */
export async function planDraft(draft: Draft, connector: Connector): Promise<string> {
  const items: PlannedItem[] = []
  for (let start = 0; start < draft.productIds.length; start += chunkSize) {
    items.push(...(await planProducts(draft, connector, draft.productIds.slice(start, start + chunkSize))))
  }
  const shared = shareAltTexts(items)
  const { workspaceId, connectionId, id: draftId, mode } = draft
  return savePlan(connector, {
    ...{ workspaceId, connectionId, draftId, mode },
    items: items.map((item, index) => ({ ...item, ...shared[index] })),
  })
}

async function loadDraft({ workspaceId, draftId, productIds, mode }: PlanRequest): Promise<Draft> {
  const draft = await db.exportDraft.findUnique({
    where: { id: draftId, workspaceId },
    select: { connectionId: true, productIds: true, options: true, connection: { select: { channel: true } } },
  })
  if (!draft) {
    throw new AppError('not_found', `no draft ${draftId}`, {
      userMessage: 'This export no longer exists. Choose the products again.',
    })
  }
  const { connectionId, options, connection } = draft
  const { images } = draftOptionsSchema.parse(options)
  return {
    ...{ id: draftId, workspaceId, connectionId, images, channel: connection.channel },
    productIds: draft.productIds.filter((id) => productIds?.includes(id) ?? true),
    mode: mode ?? (await lastMode(workspaceId, draftId)),
  }
}

async function lastMode(workspaceId: string, draftId: string): Promise<ExportMode> {
  const plan = await db.exportPlan.findFirst({
    where: { workspaceId, draftId },
    orderBy: { createdAt: 'desc' },
    select: { mode: true },
  })
  return exportModes.find((mode) => mode === plan?.mode) ?? 'add'
}

async function planProducts(draft: Draft, connector: Connector, productIds: readonly string[]): Promise<PlannedItem[]> {
  const { workspaceId, connectionId, mode } = draft
  const { images, videos, capabilities } = connector
  const { variantPictures, variantGalleries } = capabilities
  const products = await loadMappedProducts(db, workspaceId, connectionId, productIds)
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
      ...{ assets, images, videos, ledger, mode, placed },
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
