import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ProductSeed, ShopSeed } from '../../sandbox/shopify/seed.ts'
import { drawPicture } from './draw-picture.ts'

export const shopDomain = 'chaos.myshopify.com'
const productCount = 6
const colours = ['Red', 'Blue']

/** A shop of mugs: each has two pictures of its own, of which the first is that of the red variant. */
export async function shopSeed(folder: string): Promise<ShopSeed> {
  const identity = {
    ianaTimezone: 'Europe/Berlin',
    currencyCode: 'EUR',
    primaryLocale: 'en',
    plan: 'standard' as const,
  }
  const products = Array.from({ length: productCount }, (_, index) => productSeed(folder, index))
  return { shop: { domain: shopDomain, name: 'Chaos', ...identity }, products: await Promise.all(products) }
}

async function productSeed(folder: string, index: number): Promise<ProductSeed> {
  const media = await Promise.all(
    [1, 2].map(async (number) => {
      const fileName = `theirs-${index}-${number}.jpg`
      const file = path.join(folder, fileName)
      await writeFile(file, await drawPicture(100 + index * 2 + number))
      return { fileName, alt: `Theirs ${number}`, path: file }
    }),
  )
  const variants = colours.map((Color, place) => ({
    ...{ sku: `MUG-${index}-${Color}`, price: '9.00', optionValues: { Color } },
    ...(place === 0 && { mediaIndex: 0 }),
  }))
  return { title: `Mug ${index}`, options: [{ name: 'Color', values: colours }], variants, media }
}
