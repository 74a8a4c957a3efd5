import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SellerSeed } from '../../sandbox/amazon/seed.ts'
import { drawPicture } from './draw-picture.ts'

export const marketplaceId = 'A1PA6795UKMFR9'
const skuCount = 6

/** A seller of mugs: each SKU has a main picture and one more of the seller's own. */
export async function sellerSeed(folder: string): Promise<SellerSeed> {
  const listings = await Promise.all(
    Array.from({ length: skuCount }, async (_, index) => {
      const images = await Promise.all(
        ['MAIN', 'PT01'].map(async (variant, place) => {
          const file = path.join(folder, `theirs-${index}-${variant}.jpg`)
          await writeFile(file, await drawPicture(1000 * (index + 1) + place))
          return { variant, path: file }
        }),
      )
      const names = { sku: `MUG-${index}`, asin: `B0MUG0000${index}`, title: `Mug ${index}` }
      return { ...names, productType: 'DRINKING_CUP', images }
    }),
  )
  const marketplaces = [{ marketplaceId, storeName: 'Chaos' }]
  return { sellerId: 'A1CHAOS', name: 'Chaos', region: 'eu', marketplaces, listings }
}
