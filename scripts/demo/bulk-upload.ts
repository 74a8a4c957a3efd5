import { z } from 'zod'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import type { MediaportApi } from './api.ts'
import type { ConnectedStore } from './connect-stores.ts'
import type { SoldProduct } from './expectations.ts'

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

const foundSchema = z.object({ items: z.array(z.object({ title: z.string(), sku: z.string() })) })

function picturesOf(title: string, pictures: readonly Picture[]): object[] {
  return pictures.filter(({ facts }) => facts.asset_metadata.product_name === title).map(toRequest)
}

function toRequest({ assetId, facts }: Picture): object {
  const { variant, angle } = facts.asset_metadata
  return { assetId, role: ROLES[angle] ?? 'angle', target: { option: 'Color', value: variant } }
}
