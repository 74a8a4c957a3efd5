import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { matchingSearchSchema } from '../../../app/core/matching/matching-view.ts'
import type { ProductSeed } from '../../../sandbox/shopify/seed.ts'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import {
  aColourProduct,
  aSimpleProduct,
  aWooCommerceStore,
  type RunningStore,
} from '../../support/a-woocommerce-store.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const domain = 'match.myshopify.com'

let shopify: ShopifySandbox
let store: RunningStore
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let matchingPage: typeof import('../../../app/queries/matching-page.server.ts').matchingPage
let matchCatalogue: typeof import('../../../app/pipeline/matching/match-catalogue.server.ts').matchCatalogue
let startMatching: typeof import('../../../app/services/matching/start-matching.server.ts').startMatching
let acceptMatches: typeof import('../../../app/services/matching/accept-matches.server.ts').acceptMatches
let unlinkProduct: typeof import('../../../app/services/matching/unlink-product.server.ts').unlinkProduct
let linkByHand: typeof import('../../../app/services/matching/link-by-hand.server.ts').linkByHand
let tenant: { workspaceId: string; shopDomain: string; shopConnectionId: string; connectionId: string }

function aProduct(title: string, ...skus: string[]): ProductSeed {
  const values = skus.map((_, index) => ['Red', 'Blue', 'Green', 'Gold', 'Grey'][index] ?? `${index}`)
  return {
    title,
    options: skus.length > 1 ? [{ name: 'Color', values }] : [],
    variants: skus.map((sku, index) => ({
      ...{ sku, price: '9.00' },
      optionValues: Object.fromEntries(skus.length > 1 ? [['Color', values[index] ?? '']] : []),
    })),
    media: [],
  }
}

beforeAll(async () => {
  shopify = await aShopifyShop(domain, [
    aProduct('Tee', 'TEE-RED', 'tee-blue ', 'TEE-GREEN'),
    aProduct('Mug', 'MUG,1'),
    aProduct('Lamp', 'LAMP-S', 'LAMP-L'),
    aProduct('Double', 'TWICE'),
    aProduct('Double too', 'twice'),
    aProduct('Wanted twice', 'THERE-2X'),
    aProduct('No SKU', ''),
    aProduct('Unknown', 'NOWHERE'),
    aProduct('Many', ...Array.from({ length: 5 }, (_, index) => `MANY-${index}`)),
  ])
  store = await aWooCommerceStore([
    aColourProduct('Shirt', { Red: 'tee-red', Blue: 'TEE-BLUE' }),
    aSimpleProduct('Cup', 'mug,1'),
    aSimpleProduct('Lamp small', 'LAMP-S'),
    aSimpleProduct('Lamp large', 'LAMP-L'),
    aSimpleProduct('Twice', 'TWICE'),
    aSimpleProduct('Something else', 'ELSE'),
    aColourProduct(
      'Manifold',
      Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`C${index}`, `MANY-${index}`])),
    ),
  ])
  environment = await prepareAppEnvironment(shopify.url)
  process.env.IMPORT_ALLOWED_HOSTS = new URL(store.url).host
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ matchingPage } = await import('../../../app/queries/matching-page.server.ts'))
  ;({ matchCatalogue } = await import('../../../app/pipeline/matching/match-catalogue.server.ts'))
  ;({ startMatching } = await import('../../../app/services/matching/start-matching.server.ts'))
  ;({ acceptMatches } = await import('../../../app/services/matching/accept-matches.server.ts'))
  ;({ unlinkProduct } = await import('../../../app/services/matching/unlink-product.server.ts'))
  ;({ linkByHand } = await import('../../../app/services/matching/link-by-hand.server.ts'))
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  const { workspaceId, connectionId } = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: domain })))
  const storeConnectionId = await store.connect(workspaceId)
  tenant = { workspaceId, shopDomain: domain, shopConnectionId: connectionId, connectionId: storeConnectionId }
})

afterAll(async () => {
  await environment.close()
  await Promise.all([shopify.close(), store.close()])
})

beforeEach(async () => {
  await db.matchProposal.deleteMany()
  await db.listing.deleteMany({ where: { connectionId: tenant.connectionId } })
})

/** What a worker does with the job that was started. */
async function run(task: 'find' | 'accept') {
  await startMatching({ ...tenant, task })
  const { jobId } = await db.catalogueMatching.findUniqueOrThrow({ where: { connectionId: tenant.connectionId } })
  await matchCatalogue({ connectionId: tenant.connectionId, jobId }, new AbortController().signal)
  return db.catalogueMatching.findUniqueOrThrow({ where: { connectionId: tenant.connectionId } })
}

const page = (search: Record<string, string> = {}) =>
  matchingPage({ ...tenant, search: matchingSearchSchema.parse(search) })

async function row(title: string) {
  const { rows } = await page()
  return rows.find((each) => each.title === title)!
}

const pairsOf = async (title: string) => {
  const pairs = await db.variantListing.findMany({
    where: { listing: { connectionId: tenant.connectionId, product: { title } } },
    select: { matchedBy: true, variant: { select: { sku: true } }, listing: { select: { title: true } } },
    orderBy: { variant: { position: 'asc' } },
  })
  return pairs.map(({ matchedBy, variant, listing }) => `${variant.sku.trim()} ${matchedBy} ${listing.title}`)
}

describe('comparing the catalogues', () => {
  it('finds what has the same SKU, asks where it is doubtful, and links nothing', async () => {
    const job = await run('find')
    expect(job).toMatchObject({ state: 'done', phase: 'comparing', done: 9, total: 9, errorCode: null })
    const { counts } = await page()
    expect(counts).toEqual({ all: 9, found: 4, question: 2, linked: 0, unlinked: 9 })
    expect(await row('Tee')).toMatchObject({
      found: [{ title: 'Shirt', pairCount: 2, pairs: [{ variant: 'Red', sku: 'TEE-RED' }, { variant: 'Blue' }] }],
    })
    expect((await row('Lamp')).found.map(({ title }) => title)).toEqual(['Lamp small', 'Lamp large'])
    expect((await row('Mug')).found).toMatchObject([{ title: 'Cup', pairCount: 1 }])
    expect(await row('Double')).toMatchObject({
      found: [],
      questions: [{ kind: 'several_here', others: [expect.stringContaining('Double too')] }],
    })
    expect(await row('No SKU')).toMatchObject({ keyedCount: 0, found: [], questions: [] })
    expect(await db.listing.count({ where: { connectionId: tenant.connectionId } })).toBe(0)
  })

  it('asks the store for all SKUs together, not one by one', async () => {
    const { storeCalls } = await run('find')
    // One list of SKUs, one search for the SKU with a comma, the products found, and the variations of two of them.
    expect(storeCalls).toBeLessThanOrEqual(6)
  })

  it('reads again only what the shop changed meanwhile', async () => {
    await run('find')
    const { world } = shopify
    const shop = world.shops.get(domain)!
    const [productId, product] = [...shop.products].find(([, { title }]) => title === 'Mug')!
    // Shopify tells whole seconds.
    product.updatedAt += 1000
    product.title = 'Big mug'
    const before = world.requests.since(0).at(-1)?.sequence ?? 0
    await run('find')
    expect(world.requests.since(before).map(({ operation }) => operation)).toEqual(['ListingStamps', 'ListingsById'])
    expect(await db.listing.findFirst({ where: { remoteId: productId } })).toMatchObject({ title: 'Big mug' })
    product.title = 'Mug'
    product.updatedAt += 1000
  })

  it('is begun once, and begins anew where its worker was killed', async () => {
    await startMatching({ ...tenant, task: 'find' })
    const [first] = await db.catalogueMatching.findMany()
    await startMatching({ ...tenant, task: 'find' })
    expect((await db.catalogueMatching.findMany()).map(({ jobId }) => jobId)).toEqual([first?.jobId])
    await db.catalogueMatching.updateMany({ data: { touchedAt: new Date(Date.now() - 600_000), state: 'running' } })
    expect((await page()).task?.state).toBe('interrupted')
    await startMatching({ ...tenant, task: 'find' })
    const [second] = await db.catalogueMatching.findMany()
    expect(second?.jobId).not.toBe(first?.jobId)
    // The killed worker's job comes back late, and finds that another took its place.
    await matchCatalogue({ connectionId: tenant.connectionId, jobId: first!.jobId }, new AbortController().signal)
    expect(await db.catalogueMatching.findFirst()).toMatchObject({ state: 'queued' })
    await db.catalogueMatching.updateMany({ data: { state: 'done' } })
  })

  it('says so where the store does not answer, and can be begun again', async () => {
    await store.sandbox.sites.store!.goAway()
    const job = await run('find')
    await store.sandbox.sites.store!.comeBack()
    expect(job).toMatchObject({ state: 'failed', errorCode: 'unavailable' })
    expect((await page()).task?.problem).toContain('can’t be reached')
    expect(await run('find')).toMatchObject({ state: 'done' })
  })

  it('marks products that are gone from the shop', async () => {
    await run('find')
    const products = shopify.world.shops.get(domain)!.products
    const [id, gone] = [...products].find(([, { title }]) => title === 'Unknown')!
    products.delete(id)
    await run('find')
    products.set(id, gone)
    expect((await page()).counts.all).toBe(8)
    await run('find')
    expect((await page()).counts.all).toBe(9)
  })
})

describe('accepting', () => {
  it('links one product, with all its counterparts in the store', async () => {
    await run('find')
    const { productId } = await row('Lamp')
    expect(await acceptMatches({ ...tenant, productIds: [productId, productId] })).toEqual({ linked: 1 })
    expect(await pairsOf('Lamp')).toEqual(['LAMP-S sku Lamp small', 'LAMP-L sku Lamp large'])
    expect((await page()).counts).toMatchObject({ found: 3, linked: 1, unlinked: 8 })
    expect(await acceptMatches({ ...tenant, productIds: [productId] })).toEqual({ linked: 0 })
  })

  it('links all exact matches in a job, and leaves the questions', async () => {
    await run('find')
    expect(await run('accept')).toMatchObject({ state: 'done', done: 4, total: 4, linked: 4 })
    expect((await page()).counts).toEqual({ all: 9, found: 0, question: 2, linked: 4, unlinked: 5 })
    expect(await pairsOf('Tee')).toEqual(['TEE-RED sku Shirt', 'tee-blue sku Shirt'])
    await run('find')
    expect((await page()).counts).toMatchObject({ found: 0, linked: 4 })
  })

  it('gives a store product to one product alone', async () => {
    await run('find')
    const [tee, many] = [await row('Tee'), await row('Many')]
    const listingRemoteId = tee.found[0]!.remoteId
    await linkByHand({ ...tenant, productId: many.productId, listingRemoteId, pairs: new Map() })
    expect(await acceptMatches({ ...tenant, productIds: [tee.productId] })).toEqual({ linked: 0 })
    await run('find')
    expect((await row('Tee')).questions).toMatchObject([{ kind: 'taken', others: ['Many'] }, { kind: 'taken' }])
  })
})

describe('linking by hand', () => {
  it('keeps who chose what, and settles the question', async () => {
    await run('find')
    const { productId, questions } = await row('Double')
    const listingRemoteId = questions[0]!.candidates[0]!.listingRemoteId
    const [variant] = await db.variant.findMany({ where: { productId } })
    await linkByHand({ ...tenant, productId, listingRemoteId, pairs: new Map([[variant!.id, listingRemoteId]]) })
    expect(await pairsOf('Double')).toEqual(['TWICE sku Twice'])
    expect(await row('Double')).toMatchObject({ questionCount: 0, linked: [{ title: 'Twice' }] })
  })

  it('replaces the pairs of a listing', async () => {
    await run('find')
    const { productId, found } = await row('Many')
    await acceptMatches({ ...tenant, productIds: [productId] })
    const variants = await db.variant.findMany({ where: { productId }, orderBy: { position: 'asc' } })
    const pairs = await db.variantListing.findMany({ where: { listing: { connectionId: tenant.connectionId } } })
    const swapped = new Map([[variants[0]!.id, pairs.find(({ variantId }) => variantId === variants[1]!.id)!.remoteId]])
    await linkByHand({ ...tenant, productId, listingRemoteId: found[0]!.remoteId, pairs: swapped })
    expect(await pairsOf('Many')).toEqual(['MANY-0 manual Manifold'])
  })

  it.each<[string, (listing: string) => Map<string, string>, string]>([
    [
      'a variation of another product',
      () => new Map([['01900000-0000-7000-8000-000000000000', '999']]),
      'invalid_input',
    ],
    ['somebody else’s variant', (listing) => new Map([['01900000-0000-7000-8000-000000000000', listing]]), 'not_found'],
  ])('refuses %s', async (_what, pairs, code) => {
    await run('find')
    const { productId, found } = await row('Mug')
    const listingRemoteId = found[0]!.remoteId
    const linking = linkByHand({ ...tenant, productId, listingRemoteId, pairs: pairs(listingRemoteId) })
    await expect(linking).rejects.toMatchObject({ code })
    expect(await pairsOf('Mug')).toEqual([])
  })
})

describe('unlinking', () => {
  it('takes the link back, and asks before linking the same again', async () => {
    await run('find')
    await run('accept')
    const { productId } = await row('Mug')
    expect(await unlinkProduct({ ...tenant, productId })).toEqual({ unlinked: 1 })
    expect(await unlinkProduct({ ...tenant, productId })).toEqual({ unlinked: 0 })
    expect(await row('Mug')).toMatchObject({ linked: [], found: [] })
    await run('find')
    expect((await row('Mug')).questions).toMatchObject([{ kind: 'unlinked' }])
  })
})

describe('the list', () => {
  it('searches by title and by part of a SKU', async () => {
    await run('find')
    expect((await page({ query: 'lamp-l' })).rows.map(({ title }) => title)).toEqual(['Lamp'])
    expect((await page({ query: 'double' })).rows).toHaveLength(2)
    expect((await page({ query: 'nothing like this' })).rows).toEqual([])
  })

  it('shows what is linked, found, asked and neither', async () => {
    await run('find')
    const titles = async (view: string) => (await page({ view })).rows.map(({ title }) => title)
    expect(await titles('question')).toEqual(['Double', 'Double too'])
    expect(await titles('found')).toEqual(['Lamp', 'Many', 'Mug', 'Tee'])
    expect(await titles('linked')).toEqual([])
  })

  it('is refused for a store of another workspace, and for a shop', async () => {
    const other = await db.workspace.create({ data: { name: 'other' } })
    await expect(
      matchingPage({ ...tenant, workspaceId: other.id, search: matchingSearchSchema.parse({}) }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const shop = { ...tenant, connectionId: tenant.shopConnectionId }
    await expect(startMatching({ ...shop, task: 'find' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
