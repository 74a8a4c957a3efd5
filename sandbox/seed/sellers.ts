import { createHash } from 'node:crypto'
import type { ListingSeed, SellerSeed } from '../amazon/seed.ts'
import { buildProduct } from './build-product.ts'
import type { CatalogueEntry, ExistingMedia } from './catalogue-entry.ts'
import { DEMO_CATALOGUE } from './demo-catalogue.ts'
import { gtinOf } from './gtin.ts'
import { drawMerchantPictures, type MerchantPicture } from './merchant-pictures.ts'

/** Where the demo's sellers sign in. */
export const SELLER_CENTRAL_SITES = [
  { name: 'North America', site: 'sellercentral.amazon.com' },
  { name: 'Europe', site: 'sellercentral-europe.amazon.com' },
] as const

interface SellerEntry {
  /** SKU of a product of the Shopify shop. */
  sku: string
  productType: string
  /** The seller's SKUs on Amazon: those of the shop (default), or others, so that only the GTIN tells. */
  skus?: 'same' | 'other'
  media?: ExistingMedia
}

const NORTH_AMERICA: SellerEntry[] = [
  { sku: 'NL-TEE', productType: 'SHIRT' },
  { sku: 'NL-TEE-HW', productType: 'SHIRT', media: 'half-the-colours' },
  { sku: 'NL-CAP', productType: 'HAT', skus: 'other' },
  { sku: 'NL-MUG', productType: 'DRINKING_CUP' },
  { sku: 'NL-MUG-L', productType: 'DRINKING_CUP', media: 'per-colour' },
  { sku: 'NL-TOTE', productType: 'TOTE_BAG' },
  { sku: 'NL-BTL', productType: 'BOTTLE' },
  { sku: 'NL-NOTE-A5', productType: 'NOTEBOOK', skus: 'other' },
  { sku: 'NL-CANDLE-CS', productType: 'CANDLE', media: 'cover' },
  { sku: 'NL-CANDLE-F', productType: 'CANDLE' },
  { sku: 'NL-LAMP-ARC', productType: 'LAMP' },
]

const EUROPE: SellerEntry[] = [
  { sku: 'NL-TEE', productType: 'SHIRT' },
  { sku: 'NL-MUG', productType: 'DRINKING_CUP', media: 'per-colour' },
  { sku: 'NL-TOTE', productType: 'TOTE_BAG' },
  { sku: 'NL-CANDLE-F', productType: 'CANDLE', media: 'cover' },
]

/** What the Shopify shop does not have; the last SKU is hard on addresses. */
const ONLY_ON_AMAZON: ListingSeed[] = [
  listing({ sku: 'NW-AMZ-BUNDLE', title: 'Mug and Coaster Bundle', productType: 'DRINKING_CUP' }),
  listing({ sku: 'NW/OUTLET #7 & Co', title: 'Outlet Tote', productType: 'TOTE_BAG' }),
]

/** Northwind on Amazon: one selling account per region, as Amazon has it. Draws its pictures on the first call ever. */
export async function buildSellerSeeds(): Promise<SellerSeed[]> {
  return [
    {
      ...{ sellerId: 'A2NORTHWINDNA', name: 'Northwind', region: 'na' },
      marketplaces: [
        { marketplaceId: 'ATVPDKIKX0DER' },
        { marketplaceId: 'A2EUQ1WTGCTBG2' },
        { marketplaceId: 'A1AM78C64UM0Y8', isParticipating: false },
      ],
      listings: [...(await buildAll(NORTH_AMERICA)), ...ONLY_ON_AMAZON],
    },
    {
      ...{ sellerId: 'A3NORTHWINDEU', name: 'Northwind', region: 'eu' },
      marketplaces: [{ marketplaceId: 'A1PA6795UKMFR9' }, { marketplaceId: 'A1F83G8C2ARO7P' }],
      listings: await buildAll(EUROPE),
    },
  ]
}

async function buildAll(entries: readonly SellerEntry[]): Promise<ListingSeed[]> {
  const listings: ListingSeed[] = []
  for (const entry of entries) listings.push(...(await build(entry)))
  return listings
}

/** A parent with a child per variant, or one listing where there are no variants. */
async function build({ sku, productType, skus = 'same', media }: SellerEntry): Promise<ListingSeed[]> {
  const entry = DEMO_CATALOGUE.find((candidate) => candidate.sku === sku)
  if (!entry) throw new Error(`The catalogue has no ${sku}`)
  const pictured: CatalogueEntry = { ...entry, media }
  const pictures = await drawMerchantPictures(pictured)
  const { variants, options } = buildProduct(pictured, pictures)
  const common = { productType, price: entry.price }
  const [only] = variants
  if (options.length === 0 && only)
    return [listing({ ...common, sku, title: entry.title, gtin: only.barcode, images: mainOf(pictures) })]
  const variationTheme = options.map(({ name }) => name.toUpperCase()).join('/')
  const parentSku = `${sku}-PARENT`
  return [
    listing({ ...common, sku: parentSku, title: entry.title, kind: 'parent', variationTheme }),
    ...variants.map((variant, at) =>
      listing({
        ...{ ...common, kind: 'child', parentSku, variationTheme, gtin: variant.barcode },
        sku: skus === 'same' ? variant.sku : `AZ-${gtinOf(sku).slice(-6)}-${at + 1}`,
        title: [entry.title, ...Object.values(variant.optionValues)].join(', '),
        variation: variationOf(variant.optionValues),
        images: mainOf(pictures.filter((_, index) => index === variant.mediaIndex)),
      }),
    ),
  ]
}

/** An ASIN belongs to the product, whatever its sellers call it. */
function listing(seed: Omit<ListingSeed, 'asin'>): ListingSeed {
  const hash = createHash('sha256')
    .update(seed.gtin ?? seed.sku)
    .digest()
  const number = hash.readUIntBE(0, 6) % 36 ** 8
  return { ...seed, asin: `B0${number.toString(36).toUpperCase().padStart(8, '0')}` }
}

const mainOf = (pictures: readonly MerchantPicture[]): ListingSeed['images'] =>
  pictures.slice(0, 1).map(({ path }) => ({ variant: 'MAIN', path }))

function variationOf(optionValues: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(optionValues).map(([name, value]) => [name.toLowerCase(), value]))
}
