import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ProposableAsset, trustedConfidence } from '../../../app/core/mapping/proposal.ts'
import { proposeMappings } from '../../../app/core/mapping/propose.ts'
import { type LabelledProduct, readLabelledProducts, readPhotos, score, toMappable } from './photo-score.ts'

const folder = process.env.PHOTOS_DIR ?? resolve(import.meta.dirname, '../../../../shared/photos')
const present = existsSync(join(folder, 'products.json'))
const title = 'real product photographs'

/** Names such as `image_15.jpg` and `1.webp`: in a whole library nothing says whose they are. */
const withoutTellingNames = 12

let products: LabelledProduct[] = []
let photos: ProposableAsset[] = []

beforeAll(async () => {
  if (!present) return
  products = await readLabelledProducts(folder)
  photos = await readPhotos(folder)
})

describe(present ? title : `${title}: not run, ${folder} has no products.json (set PHOTOS_DIR)`, () => {
  test.runIf(present)('in a whole library: names find product and colour, and nothing trusted is wrong', () => {
    const assets = photos
    const proposals = proposeMappings({ products: products.map(toMappable), assets, decided: [], scope: 'library' })
    const result = score(products, proposals, trustedConfidence)
    const told = result.pictures - withoutTellingNames
    expect(result.confidentlyWrong).toEqual([])
    expect(result.placed / told, result.misses.join('\n')).toBe(1)
    expect(result.placedWithRole / told, result.misses.join('\n')).toBeGreaterThanOrEqual(0.96)
    const strangers = proposals.filter(({ assetId, productId }) => !isPictureOf(products, assetId, productId))
    expect(strangers.every(({ confidence }) => confidence < 0.55)).toBe(true)
    expect(strangers.length).toBeLessThanOrEqual(3)
  })

  test.runIf(present)('picked for their product: pixels add what names leave open', () => {
    const proposals = products.flatMap((product) => {
      const assets = product.images.flatMap((file) => photos.find(({ id }) => id === file) ?? [])
      return proposeMappings({ products: [toMappable(product)], assets, decided: [], scope: 'picked' })
    })
    const result = score(products, proposals, trustedConfidence)
    expect(result.confidentlyWrong).toEqual([])
    expect(result.placed / result.pictures, result.misses.join('\n')).toBeGreaterThanOrEqual(0.92)
    expect(result.placedWithRole / result.pictures, result.misses.join('\n')).toBeGreaterThanOrEqual(0.89)
  })
})

function isPictureOf(labelled: readonly LabelledProduct[], assetId: string, productId: string): boolean {
  return labelled.some(({ handle, images }) => handle === productId && images.includes(assetId))
}
