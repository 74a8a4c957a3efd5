import { z } from 'zod'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { mediaRowSchema, type MediaRow } from '../schemas.ts'
import { toListingState } from '../translate.ts'

const productSchema = z.object({ id: z.string(), title: z.string() })
const childSchema = z.object({ id: z.string(), __parentId: z.string() })
const variantSchema = childSchema.extend({ sku: z.string().nullable(), title: z.string() })

type VariantRow = z.infer<typeof variantSchema>

/**
 * The states of the wanted products from the rows of a bulk query: each row is a product, a media or a variant of one, or a
 * media of a variant, and names its parent. Pure. Throws where a row is none of these.
 */
export function statesFromRows(rows: readonly unknown[], wanted: ReadonlySet<string>): ListingState[] {
  const products: z.infer<typeof productSchema>[] = []
  const media = new Map<string, MediaRow[]>()
  const variants = new Map<string, VariantRow[]>()
  const pictures = new Map<string, string>()
  for (const row of rows) {
    const child = childSchema.safeParse(row)
    if (!child.success) products.push(productSchema.parse(row))
    else {
      const { id, __parentId: parent } = child.data
      if (parent.includes('/ProductVariant/')) pictures.set(parent, id)
      else if (id.includes('/ProductVariant/')) append(variants, parent, variantSchema.parse(row))
      else append(media, parent, mediaRowSchema.parse(row))
    }
  }
  return products
    .filter(({ id }) => wanted.has(id))
    .map((product) =>
      toListingState(
        product,
        media.get(product.id) ?? [],
        (variants.get(product.id) ?? []).map(({ id, sku, title }) => {
          const picture = pictures.get(id)
          return { id, sku, title, media: { nodes: picture === undefined ? [] : [{ id: picture }] } }
        }),
      ),
    )
}

function append<Row>(rows: Map<string, Row[]>, key: string, row: Row): void {
  const known = rows.get(key)
  if (known) known.push(row)
  else rows.set(key, [row])
}
