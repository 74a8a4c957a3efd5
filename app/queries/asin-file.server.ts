import { db } from '../db.server.ts'
import { csvText } from '../lib/csv-text.ts'
import { getDraft } from './draft.server.ts'

const columns = ['variant_id', 'product', 'variant', 'sku', 'barcode', 'asin']

/** The variants of a draft and their ASINs, as a file that can be filled in and given back. Throws `AppError` not_found. */
export async function asinFile(workspaceId: string, draftId: string): Promise<string> {
  const { productIds } = await getDraft(workspaceId, draftId)
  const products = await db.product.findMany({
    where: { workspaceId, id: { in: [...productIds] } },
    select: {
      ...{ id: true, title: true },
      variants: {
        select: { id: true, title: true, sku: true, barcode: true, asin: true },
        orderBy: { position: 'asc' },
      },
    },
  })
  const byId = new Map(products.map((product) => [product.id, product]))
  const lines = productIds.flatMap((productId) => {
    const product = byId.get(productId)
    return (product?.variants ?? []).map(({ id, title, ...keys }) => ({
      ...{ variant_id: id, product: product?.title, variant: title },
      ...keys,
    }))
  })
  return csvText(lines, { columns })
}
