import sharp from 'sharp'
import type { PlannableAsset } from '../app/core/export/plan-input.ts'
import { planListing } from '../app/core/export/plan.ts'
import { verify } from '../app/core/export/verify.ts'
import type { MappingEntry } from '../app/core/mapping/mapping.ts'
import { ok } from '../app/core/result.ts'
import { SpeedClock } from '../sandbox/clock.ts'
import type { ProductSeed } from '../sandbox/shopify/seed.ts'
import { startShopifySandbox } from '../sandbox/shopify/server.ts'
import { seedShop } from '../sandbox/shopify/state/seeding.ts'
import { driveExport } from '../tests/contract/drive-export.ts'
import { openShopify, sandboxDeps } from '../tests/support/open-shopify.ts'
import { colours, pictureKey, type BenchShop } from './shopify-catalogue.ts'
import { exportPerImage } from './shopify-per-image.ts'

const domain = 'bench.myshopify.com'
/** Times are those of the platform's clock, which runs faster than ours: our own computing counts this much more. */
const clockSpeed = 5

export interface Measured {
  readonly images: number
  readonly points: number
  readonly seconds: number
}

/** Each product gets one new picture per colour, shown by that colour's variant. */
export async function measure(way: 'ours' | 'per image', productCount: number): Promise<Measured> {
  const clock = new SpeedClock(clockSpeed)
  const sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret', clock })
  try {
    const products = Array.from({ length: productCount }, (_, index) => aProduct(index))
    const identity = { ianaTimezone: 'UTC', currencyCode: 'EUR', primaryLocale: 'en', plan: 'standard' as const }
    const shop = await seedShop(sandbox.world, { shop: { domain, name: 'Bench', ...identity }, products })
    const scene = { sandbox, products: [...shop.products.keys()], pictures: await drawPictures(productCount) }
    const startedAt = clock.now()
    await (way === 'ours' ? exportOurs(scene) : exportPerImage(scene, domain, sandboxDeps(sandbox)))
    const seconds = (clock.now() - startedAt) / 1000
    const points = sandbox.world.requests.since(0).reduce((sum, { actualCost }) => sum + (actualCost ?? 0), 0)
    const shown = [...shop.variants.values()].filter(({ mediaId }) => mediaId !== null).length
    const images = productCount * colours.length
    if (shown !== images) throw new Error(`${way}: ${shown} of ${images} variants show their picture`)
    return { images, points, seconds }
  } finally {
    await sandbox.close()
  }
}

/** The whole of an export: look, plan, carry out, look again. */
async function exportOurs({ sandbox, products, pictures }: BenchShop): Promise<void> {
  const connector = openShopify(sandbox, domain)
  const { images } = connector
  const [states, listings] = await Promise.all([connector.observe(products), connector.getListings(products)])
  const items = products.map((id, index) => {
    const listing = states.get(id)
    const variants = listings.find(({ remoteId }) => remoteId === id)?.variants ?? []
    if (!listing) throw new Error(`${id} is gone`)
    const known = variants.map(({ remoteId, optionValues }) => ({ id: remoteId, remoteId, optionValues }))
    const assets = new Map(colours.map((colour) => [pictureKey(index, colour), anAsset(index, colour)]))
    const entries = colours.map((colour, position) => anEntry(index, colour, position))
    const input = { listing, entries, variants: known, assets, images, videos: null, ledger: new Map() }
    return { listing, change: planListing(input).change }
  })
  const { files } = await driveExport(connector, items, pictures)
  const after = await connector.observe(products)
  for (const { change, listing } of items) {
    const state = after.get(listing.remoteId)
    if (!state || verify(change, state, files).length > 0) throw new Error(`${listing.remoteId} is not as planned`)
  }
}

function aProduct(index: number): ProductSeed {
  const variants = colours.map((Color) => ({ sku: `B${index}-${Color}`, price: '9.00', optionValues: { Color } }))
  return { title: `Product ${index}`, options: [{ name: 'Color', values: colours }], variants, media: [] }
}

function anAsset(product: number, colour: string): PlannableAsset {
  const key = pictureKey(product, colour)
  return { id: key, altText: key, rendition: ok({ key, fileName: `${key}.jpg`, spec: null }), video: null }
}

function anEntry(product: number, colour: string, position: number): MappingEntry {
  const target = { kind: 'option', optionName: 'Color', optionValue: colour } as const
  const origin = { origin: 'manual', accepted: true, confidence: null, reason: null } as const
  return { assetId: pictureKey(product, colour), target, role: 'hero', position, altText: null, ...origin }
}

async function drawPictures(productCount: number): Promise<Map<string, Buffer>> {
  const pictures = new Map<string, Buffer>()
  for (let product = 0; product < productCount; product += 1) {
    for (const [index, colour] of colours.entries()) {
      const background = { r: product * 9, g: index * 60, b: 120 }
      const picture = sharp({ create: { width: 600, height: 600, channels: 3, background } })
      pictures.set(pictureKey(product, colour), await picture.jpeg().toBuffer())
    }
  }
  return pictures
}
