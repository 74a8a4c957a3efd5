import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ProductSeed, ShopSeed } from '../../sandbox/shopify/seed.ts'
import { drawPicture } from './draw-picture.ts'

export const shopDomain = 'chaos.myshopify.com'
const productCount = 6
const colours = ['Red', 'Blue']

/** As many as a product may have, but one: room must be made on it before anything new can come. */
const fullProduct = { index: 5, pictures: 249 }

/**
 * A shop of mugs: each has two pictures of its own, of which the first is that of the red variant; the last mug has hardly room
 * for another.
 */
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
  const count = index === fullProduct.index ? fullProduct.pictures : 2
  const numbers = Array.from({ length: count }, (_, place) => place + 1)
  const media = await Promise.all(
    numbers.map(async (number) => {
      const fileName = `theirs-${index}-${number}.jpg`
      const file = path.join(folder, fileName)
      await writeFile(file, await drawPicture(1000 * (index + 1) + number))
      return { fileName, alt: `Theirs ${number}`, path: file }
    }),
  )
  const variants = colours.map((Color, place) => ({
    ...{ sku: `MUG-${index}-${Color}`, price: '9.00', optionValues: { Color } },
    ...(place === 0 && { mediaIndex: 0 }),
  }))
  return { title: `Mug ${index}`, options: [{ name: 'Color', values: colours }], variants, media }
}
