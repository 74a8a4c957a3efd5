import { z } from 'zod'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import type { MediaportApi } from './api.ts'
import type { ConnectedStore } from './connect-stores.ts'
import { isOfListing, type SoldProduct } from './expectations.ts'
import type { SellerListing } from './seller-listings.ts'

interface Picture {
  assetId: string
  facts: GeneratedAssetFacts
}

const ROLES: Readonly<Record<string, string>> = { front: 'hero', detail: 'detail', lifestyle: 'lifestyle' }

const startedSchema = z.object({ exportId: z.string() })

/** Sends pictures to their products as a marketing suite does: it knows what each shows, so nothing has to be proposed. */
export async function bulkUpload(
  api: MediaportApi,
  titles: readonly string[],
  pictures: readonly Picture[],
  sold: readonly SoldProduct[],
): Promise<string> {
  const products = titles.map((title) => ({
    product: { id: sold.find((product) => product.title === title)?.id ?? '' },
    pictures: picturesOf(title, pictures),
  }))
  return (await api.post('/shopify/bulk-upload', { products, approve: true }, startedSchema)).exportId
}

/** The same for a WooCommerce store, which knows products by their SKUs; null where it sells none of them. */
export async function bulkUploadToStore(
  api: MediaportApi,
  store: ConnectedStore,
  titles: readonly string[],
  pictures: readonly Picture[],
): Promise<string | null> {
  const products = []
  for (const title of titles) {
    const query = new URLSearchParams({ connectionId: store.connectionId, query: title })
    const { items } = await api.get(`/woocommerce/products?${query.toString()}`, foundSchema)
    const found = items.find((item) => item.title === title)
    if (found) products.push({ product: { sku: found.sku }, pictures: picturesOf(title, pictures) })
  }
  if (products.length === 0) return null
  const body = { siteUrl: store.url, products, approve: true }
  return (await api.post('/woocommerce/bulk-upload', body, startedSchema)).exportId
}

/** The same for a seller on Amazon, where each variant is a listing; null where none of them is sold. */
export async function bulkUploadToSeller(
  api: MediaportApi,
  { connectionId, listings }: { connectionId: string; listings: readonly SellerListing[] },
  titles: readonly string[],
  pictures: readonly Picture[],
): Promise<string | null> {
  const wanted = pictures.filter(({ facts }) => titles.includes(facts.asset_metadata.product_name))
  const products = listings
    .map((listing) => ({
      product: { sku: listing.sku },
      pictures: wanted
        .filter(({ facts }) => isOfListing(facts, listing))
        .map(({ assetId, facts }) => ({ assetId, role: roleOf(facts) })),
    }))
    .filter((product) => product.pictures.length > 0)
  if (products.length === 0) return null
  return (await api.post('/amazon/bulk-upload', { connectionId, products, approve: true }, startedSchema)).exportId
}

const foundSchema = z.object({ items: z.array(z.object({ title: z.string(), sku: z.string() })) })

function picturesOf(title: string, pictures: readonly Picture[]): object[] {
  return pictures.filter(({ facts }) => facts.asset_metadata.product_name === title).map(toRequest)
}

function toRequest({ assetId, facts }: Picture): object {
  return { assetId, role: roleOf(facts), target: { option: 'Color', value: facts.asset_metadata.variant } }
}

function roleOf({ asset_metadata: { angle } }: GeneratedAssetFacts): string {
  return ROLES[angle] ?? 'angle'
}
