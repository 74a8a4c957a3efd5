import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { StoreProductSeed, StoreSeed } from '../../sandbox/woocommerce/seed.ts'
import { drawPicture } from './draw-picture.ts'

const productCount = 6
const colours = ['Red', 'Blue']

/** A store of mugs: each has two pictures of its own, of which the first is that of the red variation too. */
export async function storeSeed(folder: string): Promise<StoreSeed> {
  return { products: await Promise.all(Array.from({ length: productCount }, (_, index) => productSeed(folder, index))) }
}

async function productSeed(folder: string, index: number): Promise<StoreProductSeed> {
  const images = await Promise.all(
    [1, 2].map(async (number) => {
      const fileName = `theirs-${index}-${number}.jpg`
      const file = path.join(folder, fileName)
      await writeFile(file, await drawPicture(1000 * (index + 1) + number))
      return { fileName, alt: `Theirs ${number}`, path: file }
    }),
  )
  const variations = colours.map((Color, place) => ({
    ...{ sku: `MUG-${index}-${Color}`, price: '9.00', options: { Color } },
    ...(place === 0 && { imageIndex: 0 }),
  }))
  const attributes = [{ name: 'Color', options: colours }]
  return { name: `Mug ${index}`, sku: `MUG-${index}`, price: '', attributes, variations, images }
}
