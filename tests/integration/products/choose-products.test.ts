import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { productSearchSchema } from '../../../app/core/products/search.ts'
import type { ProductSeed } from '../../../sandbox/shopify/seed.ts'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const domain = 'choose.myshopify.com'
const productCount = 120

let sandbox: ShopifySandbox
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let createDraft: typeof import('../../../app/services/create-draft.server.ts').createDraft
let productsPage: typeof import('../../../app/queries/products-page.server.ts').productsPage
let matchingProductIds: typeof import('../../../app/queries/products-page.server.ts').matchingProductIds
let tenant: { workspaceId: string; connectionId: string }

beforeAll(async () => {
  sandbox = await aShopifyShop(
    domain,
    Array.from({ length: productCount }, (_, index) => aMug(index)),
  )
  environment = await prepareAppEnvironment(sandbox.url)
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ createDraft } = await import('../../../app/services/create-draft.server.ts'))
  ;({ productsPage, matchingProductIds } = await import('../../../app/queries/products-page.server.ts'))
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  tenant = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: domain })))
})

afterAll(async () => {
  await environment.close()
  await sandbox.close()
})

function aMug(index: number): ProductSeed {
  const colours = ['Red', 'Blue']
  return {
    title: `Mug ${String(index).padStart(3, '0')}`,
    status: index % 10 === 0 ? 'DRAFT' : 'ACTIVE',
    options: [{ name: 'Color', values: colours }],
    variants: colours.map((Color) => ({ sku: `MUG-${index}-${Color}`, price: '9.00', optionValues: { Color } })),
    media: [],
  }
}

const shop = () => sandbox.world.shops.get(domain)!
const remoteIds = (count: number) => [...shop().products.keys()].slice(0, count)

async function page(search: Record<string, string>) {
  const result = await productsPage({ ...tenant, search: productSearchSchema.parse(search) })
  if (!result.ok) throw new Error(result.issue)
  return result.value
}

const titles = (found: Awaited<ReturnType<typeof page>>) => found.items.map(({ title }) => title)

describe('the product list', () => {
  it('pages through everything and back', async () => {
    const first = await page({})
    const second = await page({ cursor: first.nextCursor ?? '' })
    const third = await page({ cursor: second.nextCursor ?? '' })
    const all = [first, second, third].flatMap(titles)
    expect(new Set(all).size).toBe(productCount)
    expect(third.nextCursor).toBeNull()
    const back = await page({ cursor: third.previousCursor ?? '', direction: 'previous' })
    expect(titles(back)).toEqual(titles(second))
  })

  it('searches by SKU and filters by status', async () => {
    expect(titles(await page({ query: 'MUG-7-Red' }))).toEqual(['Mug 007'])
    const drafts = await page({ status: 'draft' })
    expect(drafts.items).toHaveLength(productCount / 10)
    expect(drafts.items.every(({ status }) => status === 'draft')).toBe(true)
  })

  it('finds those that have pictures assigned here, and those that have not', async () => {
    const { draftId } = await createDraft({ ...tenant, remoteIds: remoteIds(70).slice(-1) })
    const draft = await db.exportDraft.findUniqueOrThrow({ where: { id: draftId } })
    const asset = await db.asset.create({
      data: {
        ...{ workspaceId: tenant.workspaceId, sha256: 'a'.repeat(64), kind: 'image', mimeType: 'image/jpeg' },
        ...{ fileName: 'a.jpg', byteSize: 1, facts: {}, title: 'a', source: 'upload' },
      },
    })
    await db.mapping.create({
      data: {
        ...{ workspaceId: tenant.workspaceId, productId: draft.productIds[0]!, assetId: asset.id },
        ...{ target: 'product', role: 'hero', position: 0, origin: 'manual' },
      },
    })
    const assigned = await page({ assignment: 'assigned' })
    expect(assigned.items).toMatchObject([{ title: 'Mug 069', assignedCount: 1 }])
    const others = await page({ assignment: 'unassigned', query: 'Mug 069' })
    expect(others.items).toEqual([])
  })

  it('gives all that match at once, for choosing them together', async () => {
    const result = await matchingProductIds({ ...tenant, search: productSearchSchema.parse({ status: 'active' }) })
    expect(result.ok && new Set(result.value).size).toBe((productCount * 9) / 10)
  })
})

describe('starting a draft', () => {
  it('remembers the products with their variants, in the order chosen', async () => {
    const chosen = remoteIds(30).toReversed()
    const { draftId, productIds, missingRemoteIds } = await createDraft({ ...tenant, remoteIds: chosen })
    expect(missingRemoteIds).toEqual([])
    const draft = await db.exportDraft.findUniqueOrThrow({ where: { id: draftId } })
    expect(draft).toMatchObject({ productIds, options: { images: { longestSidePx: 2048, format: 'keep' } } })
    const first = await db.product.findUniqueOrThrow({
      where: { id: productIds[0] },
      include: { listings: true, variants: { orderBy: { position: 'asc' }, include: { listings: true } } },
    })
    expect(first.listings).toMatchObject([{ remoteId: chosen[0], deletedAt: null, stale: false }])
    expect(first.variants.map(({ optionValues }) => optionValues)).toEqual([{ Color: 'Red' }, { Color: 'Blue' }])
    expect(first.variants.every(({ listings }) => listings.length === 1)).toBe(true)
  })

  it('keeps the ids of products and variants it knows, also for two tabs at once', async () => {
    const chosen = remoteIds(5)
    const drafts = await Promise.all([1, 2, 3].map(() => createDraft({ ...tenant, remoteIds: chosen })))
    expect(new Set(drafts.map(({ productIds }) => productIds.join())).size).toBe(1)
    const listings = await db.listing.count({ where: { remoteId: { in: chosen } } })
    expect(listings).toBe(chosen.length)
  })

  it('follows the store: renamed variants keep their id, removed ones go', async () => {
    const chosen = remoteIds(40).slice(-1)
    const [productId] = (await createDraft({ ...tenant, remoteIds: chosen })).productIds
    const before = await db.variant.findMany({ where: { productId }, orderBy: { position: 'asc' } })
    const product = shop().products.get(chosen[0]!)!
    const [first, second] = product.variantIds
    shop().variants.get(first!)!.sku = 'RENAMED'
    product.variantIds = [first!]
    shop().variants.delete(second!)
    await createDraft({ ...tenant, remoteIds: chosen })
    const after = await db.variant.findMany({ where: { productId } })
    expect(after).toMatchObject([{ id: before[0]?.id, sku: 'RENAMED' }])
  })

  it('says which of the chosen are gone from the store, and goes on with the others', async () => {
    const [there] = remoteIds(1)
    const gone = 'gid://shopify/Product/999999999'
    const draft = await createDraft({ ...tenant, remoteIds: [gone, there!] })
    expect(draft).toMatchObject({ missingRemoteIds: [gone], productIds: [expect.any(String)] })
    await expect(createDraft({ ...tenant, remoteIds: [gone] })).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([
    ['none', []],
    ['more than 500', Array.from({ length: 501 }, (_, index) => `gid://shopify/Product/${index}`)],
  ])('with %s is refused and leaves nothing', async (_name, chosen) => {
    const before = await db.exportDraft.count()
    await expect(createDraft({ ...tenant, remoteIds: chosen })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await db.exportDraft.count()).toBe(before)
  })

  it('keeps to the pictures chosen for it, and refuses where all of them are gone', async () => {
    const { workspaceId } = tenant
    const facts = { kind: 'image' as const, mimeType: 'image/jpeg', byteSize: 5, facts: {}, source: 'upload' }
    const asset = await db.asset.create({
      data: { ...facts, workspaceId, sha256: 'chosen', fileName: 'a.jpg', title: 'A' },
    })
    const stranger = await db.workspace.create({ data: { name: 'stranger' } })
    const foreign = await db.asset.create({
      data: { ...facts, workspaceId: stranger.id, sha256: 'foreign', fileName: 'b.jpg', title: 'B' },
    })
    const { draftId } = await createDraft({ ...tenant, remoteIds: remoteIds(1), assetIds: [foreign.id, asset.id] })
    expect(await db.exportDraft.findUniqueOrThrow({ where: { id: draftId } })).toMatchObject({ assetIds: [asset.id] })
    await expect(createDraft({ ...tenant, remoteIds: remoteIds(1), assetIds: [foreign.id] })).rejects.toMatchObject({
      code: 'not_found',
      field: 'assetIds',
    })
  })

  it('freezes the image defaults of that moment', async () => {
    const { updateSettings } = await import('../../../app/services/update-settings.server.ts')
    await updateSettings(tenant.workspaceId, { images: { longestSidePx: 1600, format: 'webp' } })
    const { draftId } = await createDraft({ ...tenant, remoteIds: remoteIds(1) })
    await updateSettings(tenant.workspaceId, { images: { longestSidePx: 2048, format: 'keep' } })
    const draft = await db.exportDraft.findUniqueOrThrow({ where: { id: draftId } })
    expect(draft.options).toMatchObject({ images: { longestSidePx: 1600, format: 'webp' } })
  })
})
