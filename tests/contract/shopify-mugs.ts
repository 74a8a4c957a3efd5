import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ProductSeed, ShopSeed } from '../../sandbox/shopify/seed.ts'
import { aPicture } from '../support/a-picture.ts'
import { anIdentity } from '../support/a-shopify-shop.ts'

/** A mug with two pictures, the first of them that of its red variant, and two mugs without any. `folder` takes the files. */
export async function aShopOfMugs(domain: string, folder: string): Promise<ShopSeed> {
  const media = await Promise.all(
    [11, 12].map(async (seed) => {
      const file = path.join(folder, `theirs-${seed}.jpg`)
      await writeFile(file, await aPicture({ seed }))
      return { fileName: `theirs-${seed}.jpg`, alt: `Theirs ${seed}`, path: file }
    }),
  )
  const colours = ['Red', 'Blue']
  const variants = colours.map((Color, index) => ({
    sku: `MUG-${Color}`,
    price: '9.00',
    optionValues: { Color },
    ...(index === 0 && { mediaIndex: 0 }),
  }))
  const gallery: ProductSeed = { title: 'A mug', options: [{ name: 'Color', values: colours }], variants, media }
  const plain = (title: string): ProductSeed => ({ title, options: [], variants: [], media: [] })
  return { shop: anIdentity(domain), products: [gallery, plain('B mug'), plain('C mug')] }
}
