import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RemoteListing } from '../../../app/core/channel/connector.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { heldUp } from '../../support/held-up.ts'

let environment: AppEnvironment
let services: Awaited<ReturnType<typeof loadServices>>
let account: { workspaceId: string; connectionId: string }
let read: { listingId: string; productId: string }

async function loadServices() {
  return {
    ...(await import('../../../app/db.server.ts')),
    ...(await import('../../../app/catalogue/remember-listings.server.ts')),
    ...(await import('../../../app/catalogue/link-listing.server.ts')),
    ...(await import('../../../app/services/picture-zip/save-asins.server.ts')),
  }
}

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  services = await loadServices()
})

afterAll(() => environment.close())

beforeEach(async () => {
  const { id: workspaceId } = await services.db.workspace.create({ data: { name: 'w' } })
  const { id: connectionId } = await services.db.connection.create({
    data: { workspaceId, channel: 'woocommerce', accountKey: 'https://mugs.example', label: 'Mugs' },
  })
  account = { workspaceId, connectionId }
  const [kept] = await services.keepListings(account, [aMug('Mug')])
  read = kept!
})

const aMug = (title: string, skus = ['RED', 'BLUE']): RemoteListing => ({
  ...{ remoteId: '1', title, handle: 'mug', status: 'active', imageUrl: null, mediaCount: 0, variantCount: 2 },
  options: [{ name: 'Color', values: ['RED', 'BLUE'] }],
  variants: skus.map((sku) => ({
    ...{ remoteId: sku, title: `${title} ${sku}`, sku, barcode: '', imageUrl: null, optionValues: { Color: sku } },
  })),
})

describe('a product that is read again', () => {
  it('may be given ASINs meanwhile', async () => {
    const { db } = services
    const variants = await db.variant.findMany({ where: { productId: read.productId }, orderBy: { position: 'asc' } })
    const { id: draftId } = await db.exportDraft.create({ data: { ...account, productIds: [read.productId] } })
    const asins = Object.fromEntries(variants.map(({ id }, index) => [id, `B00012345${index}`]))
    await heldUp(db, (tx) => tx.$executeRaw`SELECT 1 FROM "Variant" WHERE "id" = ${variants[0]!.id}::uuid FOR UPDATE`, [
      () => services.saveAsins({ workspaceId: account.workspaceId, draftId }, asins),
      () => services.keepListings(account, [aMug('Cup', ['BLUE', 'RED'])]),
    ])
    expect(await db.variant.findMany({ where: { productId: read.productId }, orderBy: { sku: 'asc' } })).toMatchObject([
      { title: 'Cup BLUE', asin: 'B000123451' },
      { title: 'Cup RED', asin: 'B000123450' },
    ])
  })

  it('may have its listing linked to another product meanwhile', async () => {
    const { db } = services
    const product = { workspaceId: account.workspaceId, title: 'Own mug', handle: 'own', options: [] }
    const { id: productId } = await db.product.create({ data: product })
    const listing = aMug('Mug')
    await heldUp(db, (tx) => tx.$executeRaw`SELECT 1 FROM "Listing" WHERE "id" = ${read.listingId}::uuid FOR UPDATE`, [
      () =>
        services.linkListing({ ...account, productId, listing, pairs: [], matchedBy: 'manual', pairing: 'replace' }),
      () => services.keepListings(account, [aMug('Cup')]),
    ])
    expect(await db.product.findMany({ where: { workspaceId: account.workspaceId } })).toMatchObject([
      { id: productId },
    ])
    expect(await db.listing.findUnique({ where: { id: read.listingId } })).toMatchObject({ productId, title: 'Cup' })
  })
})
