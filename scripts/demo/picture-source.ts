import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import { generateFile, listGeneratedAssets } from '../../sandbox/seed/generated-assets.ts'
import { DEMO_SHOP } from '../../sandbox/seed/shops.ts'
import type { ProductSeed, ShopSeed } from '../../sandbox/shopify/seed.ts'
import { readCatalogue } from './catalogue-file.ts'
import { productsFromNames } from './products-from-names.ts'
import { listPictures, mimeTypeOf } from './list-pictures.ts'

/** A picture to bring into the library. */
export interface DemoPicture {
  fileName: string
  mimeType: string
  read(): Promise<Buffer>
  /** What the generator knows of it; null for photographs, of which only the name tells anything. */
  facts: GeneratedAssetFacts | null
}

/** The material of one demo. */
export interface PictureSource {
  label: string
  pictures: DemoPicture[]
  /** Titles of the products that the pictures are of, in the order in which they are exported. */
  titles: string[]
  /** What the shop sells; null: what the sandbox has by itself. */
  seeds: ShopSeed[] | null
}

/** The pictures that the sandbox generates for its own demo shop. */
export function generatedPictures(): PictureSource {
  const assets = listGeneratedAssets()
  return {
    label: 'generated pictures',
    pictures: assets.map((asset) => ({ ...asset, read: async () => (await generateFile(asset)).bytes })),
    titles: [...new Set(assets.map(({ facts }) => facts.asset_metadata.product_name))],
    seeds: null,
  }
}

/**
 * The pictures of a folder, and a shop that sells what they show: as its `products.json` says, else derived from their
 * names. Every file name in the folder counts, also in folders below.
 */
export async function folderPictures(folder: string): Promise<PictureSource> {
  if (!existsSync(folder)) throw new Error(`There is no folder ${path.resolve(folder)}`)
  const catalogue = await readCatalogue(folder)
  const files = catalogue ? catalogue.files : await listPictures(folder)
  if (files.length === 0) throw new Error(`There are no pictures in ${path.resolve(folder)}`)
  const products = catalogue ? catalogue.products : productsFromNames(files)
  return {
    label: `pictures of ${folder}`,
    pictures: files.map((file) => ({
      fileName: path.basename(file),
      mimeType: mimeTypeOf(file),
      read: () => readFile(path.join(folder, file)),
      facts: null,
    })),
    titles: products.map(({ title }: ProductSeed) => title),
    seeds: [{ shop: DEMO_SHOP, products }],
  }
}
