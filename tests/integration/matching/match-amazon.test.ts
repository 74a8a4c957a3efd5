import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { matchingSearchSchema } from '../../../app/core/matching/matching-view.ts'
import type { MatchingTask } from '../../../app/core/matching/matching-view.ts'
import type { ListingSeed } from '../../../sandbox/amazon/seed.ts'
import type { ProductSeed } from '../../../sandbox/shopify/seed.ts'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import { startAmazonSellers, type AmazonSellers } from '../../support/amazon-sellers.ts'
import { anApiKey, callApi } from '../../support/api-client.ts'
import { anAmazonAccount } from '../../support/an-amazon-account.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const domain = 'match-amazon.myshopify.com'
const [mugEan, lampEan, twiceEan] = ['4006381333931', '4006381333948', '4006381333955'] as const

let shopify: ShopifySandbox
let amazon: AmazonSellers
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let matchingPage: typeof import('../../../app/queries/matching-page.server.ts').matchingPage
let linkPage: typeof import('../../../app/queries/link-page.server.ts').linkPage
let exportLinkFile: typeof import('../../../app/queries/link-file-export.server.ts').exportLinkFile
let matchCatalogue: typeof import('../../../app/pipeline/matching/match-catalogue.server.ts').matchCatalogue
let startMatching: typeof import('../../../app/services/matching/start-matching.server.ts').startMatching
let linkByHand: typeof import('../../../app/services/matching/link-by-hand.server.ts').linkByHand
let receiveLinkFile: typeof import('../../../app/services/matching/receive-link-file.server.ts').receiveLinkFile
let tenant: { workspaceId: string; shopDomain: string; shopConnectionId: string; connectionId: string }

function aProduct(title: string, variants: readonly { sku?: string; barcode?: string }[]): ProductSeed {
  const values = ['S', 'M', 'L', 'XL'].slice(0, variants.length)
  return {
    title,
    options: variants.length > 1 ? [{ name: 'Size', values }] : [],
    variants: variants.map(({ sku = '', barcode = '' }, index) => ({
      ...{ sku, barcode, price: '9.00' },
      optionValues: Object.fromEntries(variants.length > 1 ? [['Size', values[index] ?? '']] : []),
    })),
    media: [],
  }
}

function aListing(sku: string, more: Partial<ListingSeed> = {}): ListingSeed {
  const asin = `B0${sku.replaceAll(/[^A-Z0-9]/g, '').padStart(8, '0')}`.slice(0, 10)
  return { sku, asin, title: `Amazon ${sku}`, productType: 'SHIRT', ...more }
}

beforeAll(async () => {
  shopify = await aShopifyShop(domain, [
    aProduct('Tee', [{ sku: 'TEE-S' }, { sku: 'TEE-M' }, { sku: 'TEE-L' }]),
    aProduct('Mug', [{ sku: 'MUG-MINE', barcode: mugEan }]),
    aProduct('Lamp', [{ sku: 'LAMP', barcode: lampEan }]),
    aProduct('Group', [{ sku: 'TEE' }]),
    aProduct('Twice', [{ barcode: twiceEan }, { sku: 'ONCE' }]),
    aProduct('Unknown', [{ sku: 'NOWHERE' }]),
  ])
  amazon = await startAmazonSellers()
  environment = await prepareAppEnvironment(shopify.url)
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ matchingPage } = await import('../../../app/queries/matching-page.server.ts'))
  ;({ linkPage } = await import('../../../app/queries/link-page.server.ts'))
  ;({ exportLinkFile } = await import('../../../app/queries/link-file-export.server.ts'))
  ;({ matchCatalogue } = await import('../../../app/pipeline/matching/match-catalogue.server.ts'))
  ;({ startMatching } = await import('../../../app/services/matching/start-matching.server.ts'))
  ;({ linkByHand } = await import('../../../app/services/matching/link-by-hand.server.ts'))
  ;({ receiveLinkFile } = await import('../../../app/services/matching/receive-link-file.server.ts'))
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  const { workspaceId, connectionId } = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: domain })))
  const account = await anAmazonAccount(amazon, {
    workspaceId,
    listings: [
      aListing('TEE', { kind: 'parent', variationTheme: 'SIZE' }),
      aListing('TEE-S', { kind: 'child', parentSku: 'TEE', variation: { size: 'S' } }),
      aListing('TEE-M', { kind: 'child', parentSku: 'TEE', variation: { size: 'M' } }),
      aListing('MUG-THEIRS', { gtin: mugEan, productType: 'DRINKING_CUP' }),
      aListing('LAMP', { gtin: twiceEan.slice(0, -1) + '5' }),
      aListing('LAMP-OTHER', { gtin: lampEan }),
      aListing('TW-FBA', { asin: 'B0TWICE000', gtin: twiceEan }),
      aListing('TW-FBM', { asin: 'B0TWICE000', gtin: twiceEan }),
      aListing('ONCE'),
      aListing('SPARE'),
    ],
  })
  tenant = { workspaceId, shopDomain: domain, shopConnectionId: connectionId, connectionId: account }
})

afterAll(async () => {
  await environment.close()
  await Promise.all([shopify.close(), amazon.close()])
})

beforeEach(async () => {
  await db.matchProposal.deleteMany()
  await db.linkFile.deleteMany()
  await db.listing.deleteMany({ where: { connectionId: tenant.connectionId } })
  await db.catalogueMatching.deleteMany()
})

/** What a worker does with the job that was started. */
async function work() {
  const { jobId } = await db.catalogueMatching.findUniqueOrThrow({ where: { connectionId: tenant.connectionId } })
  await matchCatalogue({ connectionId: tenant.connectionId, jobId }, new AbortController().signal)
  return db.catalogueMatching.findUniqueOrThrow({ where: { connectionId: tenant.connectionId } })
}

async function run(task: MatchingTask) {
  await startMatching({ ...tenant, task })
  return work()
}

const page = (search: Record<string, string> = {}) =>
  matchingPage({ ...tenant, search: matchingSearchSchema.parse(search) })

async function row(title: string) {
  const { rows } = await page()
  return rows.find((each) => each.title === title)!
}

/** `variant's SKU or title → SKU, origin`. */
async function links() {
  const pairs = await db.variantListing.findMany({
    where: { listing: { connectionId: tenant.connectionId, unlinkedAt: null } },
    select: {
      matchedBy: true,
      variant: { select: { sku: true, title: true } },
      listing: { select: { remoteId: true } },
    },
    orderBy: { listing: { remoteId: 'asc' } },
  })
  return pairs.map(
    ({ matchedBy, variant, listing }) => `${variant.sku || variant.title} → ${listing.remoteId}, ${matchedBy}`,
  )
}

async function variantBySku(sku: string) {
  return db.variant.findFirstOrThrow({ where: { sku, product: { workspaceId: tenant.workspaceId } } })
}

describe('comparing with a seller’s listings', () => {
  it('finds variants by SKU, then by barcode, and asks where it is doubtful', async () => {
    expect(await run('find')).toMatchObject({ state: 'done', errorCode: null })
    const { counts, store } = await page()
    expect(store).toMatchObject({ unit: 'sku', words: 'amazon' })
    expect(counts).toEqual({ all: 6, found: 4, question: 2, linked: 0, unlinked: 6 })
    expect(await row('Tee')).toMatchObject({
      metCount: 2,
      found: [
        { remoteId: 'TEE-S', pairs: [{ by: 'sku' }], details: { productType: 'SHIRT', parentSku: 'TEE' } },
        { remoteId: 'TEE-M' },
      ],
    })
    expect((await row('Mug')).found).toMatchObject([
      { remoteId: 'MUG-THEIRS', pairs: [{ by: 'gtin', barcode: mugEan }] },
    ])
    expect((await row('Lamp')).found).toMatchObject([{ remoteId: 'LAMP', pairs: [{ by: 'sku' }] }])
  })

  it('tells parents apart, and asks which of two offers is meant', async () => {
    await run('find')
    expect(await row('Group')).toMatchObject({ found: [], questions: [{ kind: 'parent', by: 'sku' }] })
    expect(await row('Twice')).toMatchObject({
      found: [{ remoteId: 'ONCE' }],
      questions: [{ kind: 'several_there', by: 'gtin', candidateCount: 2 }],
    })
  })

  it('asks in batches', async () => {
    const { storeCalls } = await run('find')
    expect(storeCalls).toBeLessThanOrEqual(6)
  })

  it('links all that is certain, also of products with a question, and keeps what the listings are', async () => {
    await run('find')
    expect(await run('accept')).toMatchObject({ state: 'done', linked: 4 })
    expect(await links()).toEqual([
      'LAMP → LAMP, sku',
      'MUG-MINE → MUG-THEIRS, gtin',
      'ONCE → ONCE, sku',
      'TEE-M → TEE-M, sku',
      'TEE-S → TEE-S, sku',
    ])
    const mug = await db.listing.findFirstOrThrow({ where: { remoteId: 'MUG-THEIRS' } })
    expect(mug).toMatchObject({ matchedBy: 'gtin', details: { asin: 'B0MUGTHEIR', productType: 'DRINKING_CUP' } })
    expect((await page()).counts).toMatchObject({ found: 0, question: 2, linked: 4, unlinked: 4 })
    expect((await row('Twice')).questions).toHaveLength(1)
  })
})

describe('choosing a listing for one variant', () => {
  it('settles that variant alone', async () => {
    await run('find')
    const { id, productId } = await db.variant.findFirstOrThrow({ where: { barcode: twiceEan } })
    await linkByHand({ ...tenant, productId, listingRemoteId: 'TW-FBM', pairs: new Map([[id, 'TW-FBM']]) })
    const { offers } = await linkPage({ ...tenant, productId, query: '', chosen: null })
    expect(offers?.variants).toMatchObject([
      { linked: [{ remoteId: 'TW-FBM', by: 'manual', details: { asin: 'B0TWICE000' } }], question: null },
      { linked: [], found: [{ remoteId: 'ONCE', by: 'sku' }] },
    ])
  })

  it('keeps why it was found, where a person accepts it', async () => {
    await run('find')
    const { id, productId } = await variantBySku('MUG-MINE')
    await linkByHand({ ...tenant, productId, listingRemoteId: 'MUG-THEIRS', pairs: new Map([[id, 'MUG-THEIRS']]) })
    expect(await links()).toEqual(['MUG-MINE → MUG-THEIRS, gtin'])
  })

  it('refuses a parent', async () => {
    await run('find')
    const { id, productId } = await variantBySku('TEE')
    const linking = linkByHand({ ...tenant, productId, listingRemoteId: 'TEE', pairs: new Map([[id, 'TEE']]) })
    await expect(linking).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await links()).toEqual([])
  })
})

describe('the HTTP API', () => {
  it('tells listings, and the variant that each is linked to', async () => {
    await run('find')
    await run('accept')
    const token = await anApiKey(tenant.workspaceId)
    const variantId = (await variantBySku('MUG-MINE')).id
    for (const query of ['MUG-THEIRS', 'B0MUGTHEIR', mugEan]) {
      const response = await callApi(`/amazon/products?query=${query}`, { token })
      expect(await response.json()).toMatchObject({
        items: [
          {
            ...{ sku: 'MUG-THEIRS', asin: 'B0MUGTHEIR', productType: 'DRINKING_CUP', kind: 'single', parentSku: null },
            linkedTo: { title: 'Mug', matchedBy: 'gtin', variantId },
          },
        ],
      })
    }
  })
})

describe('a file of links', () => {
  async function upload(...lines: string[]) {
    const bytes = new TextEncoder().encode(['sku,seller_sku,asin,action', ...lines].join('\n'))
    return receiveLinkFile({ ...tenant, fileName: 'links.csv', bytes })
  }

  it('lists all variants, what they are linked to and what was found', async () => {
    await run('find')
    await run('accept')
    const lines = (await exportLinkFile(tenant)).split('\r\n')
    expect(lines[0]).toContain('variant_id,product,variant,sku,barcode,seller_sku,asin,product_type,status')
    expect(lines.find((line) => line.includes('MUG-MINE'))).toContain(
      `MUG-MINE,${mugEan},MUG-THEIRS,B0MUGTHEIR,DRINKING_CUP,linked,gtin`,
    )
    expect(lines.find((line) => line.includes('NOWHERE'))).toContain('not linked')
    expect(lines.filter(Boolean)).toHaveLength(10)
  })

  it('given back as it was, changes nothing', async () => {
    await run('find')
    await run('accept')
    const bytes = new TextEncoder().encode(await exportLinkFile(tenant))
    await receiveLinkFile({ ...tenant, fileName: 'links.csv', bytes })
    expect(await work()).toMatchObject({ state: 'done', storeCalls: 0 })
    expect((await page()).linkFile?.summary).toMatchObject({ changeCount: 0, errorCount: 0, unchanged: 9 })
  })

  it('is shown as checked where the page is told that its check has ended', async () => {
    await upload('LAMP,LAMP-OTHER,,')
    const { connectionId } = tenant
    const isHeldBack = async () => {
      const waiting = await db.$queryRaw<unknown[]>`
        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      return waiting.length > 0
    }
    const patient = { timeout: 20_000 }
    const shown = await db.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE "CatalogueMatching" IN ACCESS EXCLUSIVE MODE`
      const view = page()
      await expect.poll(isHeldBack).toBe(true)
      const summary = { lines: 0, unchanged: 0, changeCount: 0, errorCount: 0, changes: [], errors: [] }
      await db.linkFile.updateMany({ where: { connectionId }, data: { summary } })
      await tx.catalogueMatching.updateMany({ where: { connectionId }, data: { state: 'done' } })
      return { view }
    }, patient)
    const { task, linkFile } = await shown.view
    expect(task?.state).toBe('done')
    expect(linkFile?.summary).toMatchObject({ lines: 0 })
  })

  it('is shown before it counts, with what is wrong by line', async () => {
    await run('find')
    await run('accept')
    await upload(
      'LAMP,LAMP-OTHER,,',
      'NOWHERE,SPARE,,',
      'TEE-S,TEE-S,,unlink',
      'TEE-L,TEE,,',
      'TEE-M,GONE,,',
      'HUH,SPARE,,',
    )
    await work()
    const { linkFile } = await page()
    expect(linkFile?.summary).toMatchObject({
      changes: [
        { line: 2, remove: ['LAMP'], add: { remoteId: 'LAMP-OTHER' } },
        { line: 3, remove: [], add: { remoteId: 'SPARE' } },
        { line: 4, remove: ['TEE-S'], add: null },
      ],
      errors: [
        { line: 5, problem: 'parent' },
        { line: 6, problem: 'unknown_listing' },
        { line: 7, problem: 'unknown_variant' },
      ],
    })
    expect(await links()).toContain('LAMP → LAMP, sku')
    expect(await run('apply')).toMatchObject({ state: 'done', linked: 3 })
    expect(await links()).toEqual([
      'LAMP → LAMP-OTHER, csv',
      'MUG-MINE → MUG-THEIRS, gtin',
      'ONCE → ONCE, sku',
      'NOWHERE → SPARE, csv',
      'TEE-M → TEE-M, sku',
    ])
    expect((await page()).linkFile).toBeNull()
  })

  it('says what was linked elsewhere since it was checked', async () => {
    await run('find')
    await upload('NOWHERE,SPARE,,')
    await work()
    const { id, productId } = await variantBySku('LAMP')
    await linkByHand({ ...tenant, productId, listingRemoteId: 'SPARE', pairs: new Map([[id, 'SPARE']]) })
    expect(await run('apply')).toMatchObject({ state: 'done', linked: 0 })
    expect((await page()).linkFile?.summary).toMatchObject({ errors: [{ line: 2, problem: 'taken', value: 'SPARE' }] })
    expect(await links()).toEqual(['LAMP → SPARE, manual'])
  })

  it('waits for a comparison that is under way', async () => {
    await startMatching({ ...tenant, task: 'find' })
    await expect(upload('LAMP,LAMP,,')).rejects.toMatchObject({ code: 'conflict' })
    expect((await page()).linkFile).toBeNull()
  })
})
