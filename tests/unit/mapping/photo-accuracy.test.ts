import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { trustedConfidence, type ProposableAsset } from '../../../app/core/mapping/proposal.ts'
import { proposeMappings } from '../../../app/core/mapping/propose.ts'
import { type LabelledProduct, readLabelledProducts, readPhotos, score, toMappable } from './photo-score.ts'

const folder = process.env.PHOTOS_DIR ?? resolve(import.meta.dirname, '../../../../shared/photos')
const present = existsSync(join(folder, 'products.json'))

let products: LabelledProduct[] = []
let photos: ProposableAsset[] = []

beforeAll(async () => {
  if (!present) return
  products = await readLabelledProducts(folder)
  photos = await readPhotos(folder)
})

describe(
  present
    ? 'real product photographs'
    : `real product photographs: not run, no products.json in ${folder} (set PHOTOS_DIR)`,
  () => {
    test.runIf(present)('from the whole library: names find product and colour, and nothing trusted is wrong', () => {
      const proposals = proposeMappings({
        products: products.map(toMappable),
        assets: photos,
        decided: [],
        scope: 'library',
      })
      const result = score(products, proposals, trustedConfidence)
      console.log(
        'library',
        result,
        proposals
          .filter(
            ({ assetId, productId }) => !products.some((p) => p.handle === productId && p.images.includes(assetId)),
          )
          .map((p) => [p.assetId, p.productId, p.confidence]),
      )
    })

    test.runIf(present)('picked for their product: pixels add what names leave open', () => {
      const proposals = products.flatMap((product) =>
        proposeMappings({
          products: [toMappable(product)],
          assets: product.images.flatMap((file) => photos.find(({ id }) => id === file) ?? []),
          decided: [],
          scope: 'picked',
        }),
      )
      const result = score(products, proposals, trustedConfidence)
      console.log('picked', result)
    })
  },
)
