import { z } from 'zod'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import type { MediaportApi } from './api.ts'
import type { SoldProduct } from './expectations.ts'

interface Picture {
  assetId: string
  facts: GeneratedAssetFacts
}

const ROLES: Readonly<Record<string, string>> = { front: 'hero', detail: 'detail', lifestyle: 'lifestyle' }

/** Sends pictures to their products as a marketing suite does: it knows what each shows, so nothing has to be proposed. */
export async function bulkUpload(
  api: MediaportApi,
  titles: readonly string[],
  pictures: readonly Picture[],
  sold: readonly SoldProduct[],
): Promise<string> {
  const products = titles.map((title) => ({
    product: { id: sold.find((product) => product.title === title)?.id ?? '' },
    pictures: pictures.filter(({ facts }) => facts.asset_metadata.product_name === title).map(toRequest),
  }))
  const answer = await api.post('/shopify/bulk-upload', { products, approve: true }, z.object({ exportId: z.string() }))
  return answer.exportId
}

function toRequest({ assetId, facts }: Picture): object {
  const { variant, angle } = facts.asset_metadata
  return { assetId, role: ROLES[angle] ?? 'angle', target: { option: 'Color', value: variant } }
}
