import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { ProductSeed } from '../../sandbox/shopify/seed.ts'

const catalogueSchema = z.array(
  z.object({
    title: z.string(),
    handle: z.string().optional(),
    options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
    variants: z.array(z.object({ sku: z.string(), optionValues: z.record(z.string(), z.string()) })),
    /** Paths relative to the folder, in the merchant's order. */
    images: z.array(z.string()),
  }),
)

/** `products.json` of a folder with pictures: what is sold, and the pictures of it. Null where there is none. */
export async function readCatalogue(folder: string): Promise<{ products: ProductSeed[]; files: string[] } | null> {
  const file = path.join(folder, 'products.json')
  if (!existsSync(file)) return null
  const catalogue = catalogueSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  const products = catalogue.map(({ title, handle, options, variants }): ProductSeed => ({
    ...{ title, handle, options },
    variants: variants.map((variant) => ({ ...variant, price: '49.00' })),
    media: [],
  }))
  const files = [...new Set(catalogue.flatMap(({ images }) => images))]
  return { products, files: files.filter((image) => existsSync(path.join(folder, image))) }
}
