import { randomUUID } from 'node:crypto'
import type { PictureFacts } from '../../app/core/assets/asset-facts.ts'
import { originalStorageKey } from '../../app/storage/storage-key.ts'
import { matchingRows } from './matching-rows.ts'

export interface PopulatedWorkspace {
  readonly workspaceId: string
  readonly connectionId: string
  readonly listingId: string
  readonly runId: string
}

export interface PopulatedWorkspaceOptions {
  readonly shop: string
  /** Adds to a workspace that exists; its library is then shared. */
  readonly workspaceId?: string
  /** Numeric id of its one product on Shopify. */
  readonly productNumber?: number
}

/** A shop with something in every table and a file: a library, mappings, a plan, and an export under way. */
export async function aPopulatedWorkspace(options: PopulatedWorkspaceOptions): Promise<PopulatedWorkspace> {
  const { shop, productNumber = 1 } = options
  const { db } = await import('../../app/db.server.ts')
  const workspaceId = options.workspaceId ?? (await db.workspace.create({ data: { name: shop } })).id
  await db.shop.create({ data: { workspaceId, domain: shop, name: shop } })
  const connection = { workspaceId, channel: 'shopify' as const, accountKey: shop, label: shop }
  const { id: connectionId } = await db.connection.create({
    data: { ...connection, lane: { create: { holder: 'w' } } },
  })
  await aSession(shop)
  const library = await aLibrary(workspaceId)
  const listing = await aListing({ workspaceId, connectionId, productNumber, ...library })
  await matchingRows({ workspaceId, connectionId, productId: listing.productId })
  const runId = await aRunningExport({ workspaceId, connectionId, listingId: listing.id, ...library })
  await db.apiKey.create({ data: { workspaceId, name: 'suite', prefix: 'mp_live_x', hash: randomUUID(), scopes: [] } })
  await db.idempotencyRecord.create({ data: { workspaceId, key: randomUUID(), requestHash: 'h' } })
  await db.webhookDelivery.create({
    data: { id: randomUUID(), topic: 'PRODUCTS_UPDATE', shop, payload: {}, triggeredAt: new Date() },
  })
  await db.dataRequest.create({ data: { shop, requestRef: 'data_request 1', report: {} } })
  return { workspaceId, connectionId, listingId: listing.id, runId }
}

async function aSession(shop: string) {
  const { sessionStorage } = await import('../../app/sessions/index.server.ts')
  const { Session } = await import('@shopify/shopify-api')
  const token = {
    accessToken: 'shpat_test',
    expires: new Date(Date.now() + 3_600_000),
    scope: 'write_products,write_files',
  }
  await sessionStorage.storeSession(new Session({ id: `offline_${shop}`, shop, state: '', isOnline: false, ...token }))
}

const pictureFacts: PictureFacts = {
  ...{ kind: 'image', format: 'jpeg', widthPx: 1, heightPx: 1, byteSize: 5, pages: 1, animated: false },
  ...{ colourSpace: 'srgb', hasIccProfile: false, hasAlpha: false, densityDpi: null, provenance: null },
  ...{ perceptualHash: '0'.repeat(16), dominantColours: [] },
}

async function aLibrary(workspaceId: string) {
  const { db } = await import('../../app/db.server.ts')
  const { fileStore } = await import('../../app/storage/index.server.ts')
  const sha256 = randomUUID().replaceAll('-', '')
  const file = { sha256, mimeType: 'image/jpeg', byteSize: 5, widthPx: 1, heightPx: 1 }
  await fileStore.put(originalStorageKey(workspaceId, sha256), Buffer.from('bytes'))
  const asset = {
    ...file,
    workspaceId,
    kind: 'image' as const,
    fileName: 'a.jpg',
    facts: pictureFacts,
    title: 'A',
    source: 'upload',
  }
  const { id: assetId } = await db.asset.create({ data: asset })
  const rendition = { ...file, workspaceId, assetId, key: sha256, spec: {}, storageKey: sha256 }
  await db.rendition.create({ data: rendition })
  const check = { workspaceId, assetId, sha256, ruleset: 'r', measurements: {}, slots: {} }
  await db.complianceReport.create({ data: check })
  await db.pictureFix.create({
    data: { workspaceId, assetId, fixes: { square: true }, acceptedBy: 'user', acceptedAt: new Date() },
  })
  await db.pictureReview.create({ data: { workspaceId, assetId } })
  const kept = { key: sha256, storageKey: sha256, mimeType: 'image/jpeg', keepUntil: new Date(Date.now() + 3_600_000) }
  await db.keptPicture.create({ data: { workspaceId, ...kept } })
  return { assetId, renditionKey: sha256 }
}

interface ListingOf {
  workspaceId: string
  connectionId: string
  productNumber: number
  assetId: string
}

async function aListing({ workspaceId, connectionId, productNumber, assetId }: ListingOf) {
  const { db } = await import('../../app/db.server.ts')
  const variant = { title: 'Red', sku: 'MUG-RED', optionValues: { Color: 'Red' }, position: 1 }
  const { id: productId, variants } = await db.product.create({
    data: { workspaceId, title: 'Mug', handle: 'mug', options: [], variants: { create: variant } },
    include: { variants: true },
  })
  const [{ id: variantId } = { id: '' }] = variants
  const place = { target: 'variant' as const, role: 'hero', position: 0, origin: 'manual' as const }
  await db.mapping.create({ data: { workspaceId, productId, assetId, variantId, ...place } })
  await db.exportDraft.create({ data: { workspaceId, connectionId, productIds: [productId], assetIds: [assetId] } })
  return db.listing.create({
    data: {
      ...{ workspaceId, connectionId, productId, remoteId: `gid://shopify/Product/${productNumber}` },
      fetchedAt: new Date(Date.now() - 60_000),
      variants: { create: { variantId, remoteId: `gid://shopify/ProductVariant/${productNumber}` } },
    },
  })
}

interface RunOf {
  workspaceId: string
  connectionId: string
  listingId: string
  assetId: string
  renditionKey: string
}

async function aRunningExport({ workspaceId, connectionId, listingId, assetId, renditionKey }: RunOf): Promise<string> {
  const { db } = await import('../../app/db.server.ts')
  const planItem = { workspaceId, listingId, position: 0, change: {}, observed: {}, issues: [] }
  const plan = await db.exportPlan.create({
    data: { workspaceId, connectionId, hash: 'h', estimate: {}, totals: {}, items: { create: planItem } },
    include: { items: true },
  })
  const planItemId = plan.items[0]?.id ?? ''
  const item = { workspaceId, connectionId, planItemId, listingId, position: 0, state: 'uploading' }
  const { id, items } = await db.exportRun.create({
    data: {
      ...{ workspaceId, connectionId, planId: plan.id, title: 'Mugs', state: 'running', approvedBy: 'user' },
      items: { create: item },
      steps: { create: { workspaceId, key: 'upload-1', name: 'upload', intent: {} } },
    },
    include: { items: true },
  })
  const itemId = items[0]?.id ?? ''
  await db.publication.create({ data: { workspaceId, connectionId, itemId, acceptedAt: new Date() } })
  const remoteFile = { workspaceId, connectionId, assetId, renditionKey, fileName: 'a.jpg', remoteId: randomUUID() }
  await db.remoteFile.create({ data: remoteFile })
  return id
}
