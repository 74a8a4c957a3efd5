import { z } from 'zod'
import { openConnector } from '../connections/open-connector.server.ts'
import { channelFacts } from '../connectors/registry.ts'
import type { Connector } from '../core/channel/connector.ts'
import type { ListingState } from '../core/channel/listing-state.ts'
import { AppError } from '../core/errors.ts'
import { isUnchanged } from '../core/export/listing-change.ts'
import type { PlannableAsset } from '../core/export/plan-input.ts'
import { planIssue } from '../core/export/plan-issue.ts'
import { planTotals } from '../core/export/plan-summary.ts'
import { planListing, type PlannedListing } from '../core/export/plan.ts'
import { shareAltTexts } from '../core/export/share-alt.ts'
import { imageDefaultsSchema, type ImageDefaults } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'
import type { Channel } from '../generated/prisma/client.ts'
import { findAccountFiles } from './export-plan/account-files.server.ts'
import { loadMappedProducts, type MappedProduct } from './export-plan/mapped-products.server.ts'
import { planHash } from './export-plan/plan-hash.server.ts'
import { loadPlannableAssets } from './export-plan/plannable-assets.server.ts'

export interface PlanRequest {
  readonly workspaceId: string
  readonly draftId: string
}

interface Draft {
  readonly id: string
  readonly workspaceId: string
  readonly connectionId: string
  readonly channel: Channel
  readonly productIds: readonly string[]
  readonly images: ImageDefaults
}

interface PlannedItem extends PlannedListing {
  readonly product: MappedProduct
  readonly observed: ListingState
}

/** What the draft froze when it was made; other keys belong to others. */
const draftOptionsSchema = z.object({ images: imageDefaultsSchema.prefault({}) })

/** Products per round of reading: bounds queries and memory. */
const chunkSize = 50

/**
 * Computes what an export of the draft would do, from what the channel shows at this moment, and keeps it for approval. Each
 * call makes a new plan; nothing is written to the channel. Answers the plan's id.
 * Throws `AppError` (not_found) and `ConnectorError`.
 */
export async function planExport({ workspaceId, draftId }: PlanRequest): Promise<string> {
  const draft = await loadDraft(workspaceId, draftId)
  const connector = await openConnector(workspaceId, draft.connectionId)
  const items: PlannedItem[] = []
  for (let start = 0; start < draft.productIds.length; start += chunkSize) {
    items.push(...(await planProducts(draft, connector, draft.productIds.slice(start, start + chunkSize))))
  }
  const shared = shareAltTexts(items)
  return savePlan(
    draft,
    connector,
    items.map((item, index) => ({ ...item, ...shared[index] })),
  )
}

async function loadDraft(workspaceId: string, draftId: string): Promise<Draft> {
  const draft = await db.exportDraft.findUnique({
    where: { id: draftId, workspaceId },
    select: { connectionId: true, productIds: true, options: true, connection: { select: { channel: true } } },
  })
  if (!draft) {
    throw new AppError('not_found', `no draft ${draftId}`, {
      userMessage: 'This export no longer exists. Choose the products again.',
    })
  }
  const { connectionId, productIds, options, connection } = draft
  const { images } = draftOptionsSchema.parse(options)
  return { id: draftId, workspaceId, connectionId, productIds, images, channel: connection.channel }
}

async function planProducts(draft: Draft, connector: Connector, productIds: readonly string[]): Promise<PlannedItem[]> {
  const { workspaceId, connectionId } = draft
  const { images, videos } = channelFacts(draft.channel)
  const products = await loadMappedProducts(db, workspaceId, connectionId, productIds)
  const assetIds = products.flatMap(({ entries }) => entries.map(({ assetId }) => assetId))
  const [assets, states] = await Promise.all([
    loadPlannableAssets(db, workspaceId, assetIds, images, draft.images),
    connector.observe(products.map(({ remoteId }) => remoteId)),
  ])
  const ledger = await findAccountFiles(db, connector, workspaceId, connectionId, renditionKeys(assets))
  return products.map((product): PlannedItem => {
    const listing = states.get(product.remoteId)
    if (!listing) return goneItem(product)
    const { entries, variants } = product
    return {
      product,
      observed: listing,
      ...planListing({ listing, entries, variants, assets, images, videos, ledger }),
    }
  })
}

function renditionKeys(assets: ReadonlyMap<string, PlannableAsset>): string[] {
  return [...assets.values()].flatMap(({ rendition }) => (rendition.ok ? [rendition.value.key] : []))
}

function goneItem(product: MappedProduct): PlannedItem {
  return {
    product,
    observed: { remoteId: product.remoteId, title: product.title, media: [], variants: [] },
    change: { media: [], variants: [], order: null },
    issues: [planIssue('listing_gone', null)],
  }
}

async function savePlan(draft: Draft, connector: Connector, items: readonly PlannedItem[]): Promise<string> {
  const { workspaceId, connectionId, id: draftId } = draft
  const hashed = items.map(({ product, change, observed }) => ({ listingId: product.listingId, change, observed }))
  const entries = new Map(items.map(({ product }) => [product.listingId, product.entries]))
  const changes = items.map(({ change }) => change).filter((change) => !isUnchanged(change))
  const plan = await db.exportPlan.create({
    data: {
      workspaceId,
      connectionId,
      draftId,
      hash: planHash(hashed, entries),
      estimate: { ...connector.estimate(changes) },
      totals: { ...planTotals(items) },
      items: {
        createMany: {
          data: items.map(({ product, change, observed, issues }, position) => ({
            workspaceId,
            listingId: product.listingId,
            position,
            change,
            observed,
            issues: [...issues],
          })),
        },
      },
    },
    select: { id: true },
  })
  return plan.id
}
