import { z } from 'zod'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import { DEMO_SHOP } from '../../sandbox/seed/shops.ts'
import { say } from '../log.ts'
import type { RunningProduct } from '../product/start-product.ts'
import { MediaportApi } from './api.ts'
import { bulkUpload, bulkUploadToSeller, bulkUploadToStore } from './bulk-upload.ts'
import { connectAmazon } from './connect-amazon.ts'
import { connectStores, type ConnectedStore } from './connect-stores.ts'
import { EmbeddedApp } from './embedded-app.ts'
import { exportThroughPages, type StartedExport } from './export-through-pages.ts'
import { expectedByFacts, expectedByPlan, expectedInStore, expectedOnAmazon } from './expectations.ts'
import { ExportLedger } from './export-ledger.ts'
import { fixMainPictures } from './fix-main-pictures.ts'
import { importPictures, type ImportedPicture } from './import-pictures.ts'
import { matchProducts } from './match-products.ts'
import type { PictureSource } from './picture-source.ts'
import { Platform } from './platform.ts'
import { isWell, type AccountResult, type DemoResult } from './report.ts'
import { listSellerListings } from './seller-listings.ts'
import { SellerPlatform } from './seller-platform.ts'
import { StorePlatform } from './store-platform.ts'
import { untilLive } from './until-live.ts'
import { verify } from './verify.ts'

type WithFacts = ImportedPicture & { facts: GeneratedAssetFacts }

/** The main job, from generated pictures to live listings in a shop, two stores and on Amazon, on a running product. */
export async function runDemo(product: RunningProduct, source: PictureSource): Promise<Omit<DemoResult, 'seconds'>> {
  const platform = new Platform(product.shopifyUrl, DEMO_SHOP.domain)
  const app = new EmbeddedApp(product.appUrl, DEMO_SHOP.domain, () => platform.idToken())
  const merchant = new MediaportApi(product.appUrl, () => platform.idToken())
  const ledger = new ExportLedger()

  say(`Installing Mediaport in ${DEMO_SHOP.name}`)
  await app.open()
  // Photographs come with a shop of their own, of which the stores sell nothing.
  const stores = source.seeds ? [] : await connectAndMatch(product, app, merchant)
  const storePlatforms = stores.map((store) => new StorePlatform(store))
  const seller = source.seeds ? null : await connectAndMatchSeller(product, app, merchant)

  say(`Importing ${source.pictures.length} ${source.label}`)
  const imported = await importPictures(merchant, source.pictures)
  const withFacts = imported.flatMap((picture, at): WithFacts[] => {
    const facts = source.pictures[at]?.facts
    return facts ? [{ ...picture, facts }] : []
  })
  const forAmazon = seller ? await checkForAmazon(app, withFacts) : withFacts
  const sold = await platform.listProducts()

  // The first half as a merchant does it in the pages, the second as a suite's backend does it with an API key.
  const half = withFacts.length > 0 ? Math.ceil(source.titles.length / 2) : source.titles.length
  const [byHand, byApi] = [source.titles.slice(0, half), source.titles.slice(half)]

  say(`In the pages: choose ${byHand.length} products, accept the proposals, plan, approve once`)
  const started = await exportThroughPages(app, merchant, idsOf(byHand, sold), 'propose')
  await ledger.follow(merchant, started)
  const toAmazon: { exportId: string }[] = started.filter(({ connectionId }) => connectionId === seller?.connectionId)

  if (byApi.length > 0) {
    say(`Through the HTTP API with a key: bulk-upload for ${byApi.length} products`)
    const suite = new MediaportApi(product.appUrl, constant(await makeApiKey(app)))
    const shopExport = { connectionId: shopOf(started), exportId: await bulkUpload(suite, byApi, withFacts, sold) }
    await ledger.follow(suite, [shopExport])
    for (const store of stores) {
      const exportId = await bulkUploadToStore(suite, store, byApi, withFacts)
      if (exportId) await ledger.follow(suite, [{ connectionId: store.connectionId, exportId }])
    }
    const exportId = seller && (await bulkUploadToSeller(suite, seller, byApi, withFacts))
    if (exportId) {
      toAmazon.push({ exportId })
      await ledger.follow(suite, [{ connectionId: seller.connectionId, exportId }])
    }
  }
  const notLive = seller ? await waitForAmazon(merchant, toAmazon) : []
  const usage = { shop: await platform.usage(), stores: await Promise.all(storePlatforms.map((each) => each.usage())) }
  const usedByAmazon = await seller?.platform.usage()

  say('Once more: exporting everything again must upload nothing')
  const repeated = await exportThroughPages(app, merchant, idsOf(source.titles, sold), 'as it is')
  await new ExportLedger().follow(merchant, repeated)

  say('Looking at what the shop and the stores show now')
  const expected =
    withFacts.length > 0 ? expectedByFacts(withFacts, sold) : expectedByPlan(planOfShop(started), imported)
  const unmapped = imported.length - new Set(expected.map(({ label }) => label)).size
  if (unmapped > 0) say(`${unmapped} pictures were not sure enough to be placed without a person`)
  const seen = await platform.observe()
  const accounts: AccountResult[] = [
    {
      ...{ channel: 'shopify', name: DEMO_SHOP.name, usage: usage.shop, ...ledger.of(shopOf(started)) },
      verification: verify(expected, seen.products, seen.ourFiles),
      uploadedAgain: (await platform.usage()).uploads - usage.shop.uploads,
    },
  ]
  for (const [at, each] of storePlatforms.entries()) {
    const { products, ourFiles } = await each.observe()
    const { connectionId, name } = each.store
    const before = usage.stores[at] ?? { calls: 0, uploads: 0 }
    accounts.push({
      ...{ channel: 'woocommerce', name, usage: { ...before, points: 0 }, ...ledger.of(connectionId) },
      verification: verify(expectedInStore(withFacts, products), products, ourFiles),
      uploadedAgain: (await each.usage()).uploads - before.uploads,
    })
  }
  if (seller && usedByAmazon) {
    const { connectionId, name, listings, platform: amazon } = seller
    const { products, ourFiles } = await amazon.observe(listings)
    const { totals, failures } = ledger.of(connectionId)
    accounts.push({
      ...{ channel: 'amazon', name, totals, failures: [...failures, ...notLive] },
      usage: { ...usedByAmazon, points: 0 },
      verification: verify(expectedOnAmazon(forAmazon, listings), products, ourFiles),
      uploadedAgain: (await amazon.usage()).writes - usedByAmazon.writes,
    })
  }
  return { ok: accounts.every(isWell), accounts }
}

async function connectAndMatch(
  product: RunningProduct,
  app: EmbeddedApp,
  merchant: MediaportApi,
): Promise<ConnectedStore[]> {
  say('Connecting two WooCommerce stores: an application password for one, keys for the other')
  const stores = await connectStores(product, merchant)
  for (const store of stores) {
    say(`Matching products with ${store.name} by SKU`)
    say(`  ${await matchProducts(app, store)} products are linked`)
  }
  return stores
}

async function connectAndMatchSeller(product: RunningProduct, app: EmbeddedApp, merchant: MediaportApi) {
  say('Connecting a seller on Amazon.com by consent')
  const [connected] = await connectAmazon(product, merchant, {
    ...{ marketplaceId: UNITED_STATES, sellerId: NORTHWIND, marketplaces: [UNITED_STATES] },
  })
  if (!connected) throw new Error('Amazon connected no store')
  say(`Matching products with ${connected.name} by SKU and barcode`)
  say(`  ${await matchProducts(app, connected)} products are linked`)
  const listings = await listSellerListings(merchant, connected.connectionId)
  return { ...connected, listings, platform: new SellerPlatform(product.amazonUrl, connected) }
}

async function checkForAmazon(app: EmbeddedApp, brought: readonly WithFacts[]): Promise<WithFacts[]> {
  say('Checking the main pictures for Amazon, and accepting a white background where it is offered')
  const { pictures, fixed } = await fixMainPictures(app, brought)
  say(`  ${fixed} pictures are fixed`)
  return pictures
}

/** Accepted is not live yet. */
async function waitForAmazon(api: MediaportApi, exports: readonly { exportId: string }[]): Promise<string[]> {
  say('Waiting until Amazon shows what it accepted')
  const problems: string[] = []
  for (const { exportId } of exports) problems.push(...(await untilLive(api, exportId)))
  return problems
}

/** Northwind sells in North America; its other account is in Europe. */
const [UNITED_STATES, NORTHWIND] = ['ATVPDKIKX0DER', 'A2NORTHWINDNA']

const constant = (value: string) => () => Promise.resolve(value)

/** Of one approval, the shop's export comes first. */
function shopOf([first]: readonly StartedExport[]): string {
  return first?.connectionId ?? ''
}

function planOfShop([first]: readonly StartedExport[]): StartedExport['plan'] {
  if (!first) throw new Error('Nothing was exported')
  return first.plan
}

function idsOf(titles: readonly string[], sold: readonly { id: string; title: string }[]): string[] {
  return titles.map((title) => {
    const product = sold.find((candidate) => candidate.title === title)
    if (!product) throw new Error(`The shop has no product ${title}`)
    return product.id
  })
}

async function makeApiKey(app: EmbeddedApp): Promise<string> {
  const answer = await app.submit('/app/settings', { intent: 'create-key', name: 'Demo', scopes: 'read,write,export' })
  return z.object({ data: z.object({ key: z.string() }) }).parse(answer).data.key
}
