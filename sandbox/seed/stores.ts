import type { StoreProductSeed, StoreSeed } from '../woocommerce/seed.ts'
import type { SiteOptions } from '../woocommerce/server.ts'
import { buildProduct } from './build-product.ts'
import type { CatalogueEntry, ExistingMedia } from './catalogue-entry.ts'
import { DEMO_CATALOGUE } from './demo-catalogue.ts'
import { drawMerchantPictures } from './merchant-pictures.ts'

/** A host of the usual kind: a few workers, pictures that take their time. */
const HOST = { phpWorkers: 4, requestMs: 20, pictureMs: 250 }

/** The merchant's newer store, in a sub-directory; WordPress allows application passwords there. */
export const NORTHWIND = {
  key: 'northwind',
  title: 'Northwind Trading',
  directory: '/shop',
  settings: { ...HOST, version: '11.0.1', environmentType: 'local' },
} as const satisfies SiteOptions

/** The older one, over plain http: keys with signatures are the only way in, and it fetches pictures itself. */
export const OUTLET = {
  key: 'outlet',
  title: 'Northlight Outlet',
  settings: { ...HOST, version: '9.9.5', environmentType: 'production' },
} as const satisfies SiteOptions

interface StoreEntry {
  /** SKU of a product of the Shopify shop; what the store sells has the same SKUs. */
  sku: string
  /** Sold as one product (default) or as one simple product per variant. */
  as?: 'one' | 'apart'
  media?: ExistingMedia
}

const NORTHWIND_ENTRIES: StoreEntry[] = [
  { sku: 'NL-TEE' },
  { sku: 'NL-TEE-HW', media: 'half-the-colours' },
  { sku: 'NL-CAP' },
  { sku: 'NL-MUG', media: 'cover' },
  { sku: 'NL-MUG-L', media: 'per-colour' },
  { sku: 'NL-CUSH' },
  { sku: 'NL-TOTE' },
  { sku: 'NL-BTL' },
  { sku: 'NL-NOTE-A5', as: 'apart' },
  { sku: 'NL-CANDLE-CS', media: 'cover' },
  { sku: 'NL-CANDLE-F' },
  { sku: 'NL-LAMP-ARC' },
]

const OUTLET_ENTRIES: StoreEntry[] = [
  { sku: 'NL-TEE', media: 'cover' },
  { sku: 'NL-MUG' },
  { sku: 'NL-CAP', as: 'apart' },
  { sku: 'NL-TOTE', media: 'half-the-colours' },
  { sku: 'NL-CANDLE-F', media: 'cover' },
]

/** Products that the Shopify shop does not have. */
const NORTHWIND_ONLY = [simple('Gift Card', 'NW-GIFT', '25.00'), simple('Enamel Pin', '', '6.00')]
const OUTLET_ONLY = [simple('Last Season Lantern', 'OUT-LANTERN', '29.00')]

/** What both stores sell, by their keys. Draws the merchant's own pictures on the first call ever. */
export async function buildStoreSeeds(): Promise<Record<'northwind' | 'outlet', StoreSeed>> {
  return {
    northwind: { products: [...(await buildAll(NORTHWIND_ENTRIES)), ...NORTHWIND_ONLY] },
    outlet: { products: [...(await buildAll(OUTLET_ENTRIES)), ...OUTLET_ONLY] },
  }
}

async function buildAll(entries: readonly StoreEntry[]): Promise<StoreProductSeed[]> {
  const products: StoreProductSeed[] = []
  for (const entry of entries) products.push(...(await build(entry)))
  return products
}

async function build({ sku, as = 'one', media }: StoreEntry): Promise<StoreProductSeed[]> {
  const entry = DEMO_CATALOGUE.find((candidate) => candidate.sku === sku)
  if (!entry) throw new Error(`The catalogue has no ${sku}`)
  const pictured: CatalogueEntry = { ...entry, media }
  const { variants, media: images, options } = buildProduct(pictured, await drawMerchantPictures(pictured))
  if (as === 'apart') {
    return variants.map((variant) =>
      simple([entry.title, ...Object.values(variant.optionValues)].join(', '), variant.sku, variant.price),
    )
  }
  if (options.length === 0) return [{ ...simple(entry.title, sku, entry.price), images }]
  return [
    {
      ...{ name: entry.title, sku, price: entry.price, images },
      attributes: options.map(({ name, values }) => ({ name, options: [...values] })),
      variations: variants.map(({ mediaIndex, optionValues, ...variant }) => ({
        ...{ sku: variant.sku, price: variant.price, options: optionValues, imageIndex: mediaIndex },
      })),
    },
  ]
}

function simple(name: string, sku: string, price: string): StoreProductSeed {
  return { name, sku, price, attributes: [], variations: [], images: [] }
}
