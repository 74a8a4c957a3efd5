import { describe, expect, test } from 'vitest'
import { buildProduct } from './build-product.ts'
import { DEMO_CATALOGUE } from './demo-catalogue.ts'
import { listGeneratedAssets } from './generated-assets.ts'

const variantsOf = (title: string) => {
  const entry = DEMO_CATALOGUE.find((candidate) => candidate.title === title)
  if (!entry) throw new Error(`The catalogue has no ${title}`)
  return buildProduct(entry, []).variants
}

describe('the demo shop', () => {
  test('has at least 24 products, of every status, with unique SKUs', () => {
    const products = DEMO_CATALOGUE.map((entry) => buildProduct(entry, []))
    const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku)).filter(Boolean)
    expect(products.length).toBeGreaterThanOrEqual(24)
    expect(new Set(products.map(({ status }) => status ?? 'ACTIVE'))).toEqual(new Set(['ACTIVE', 'ARCHIVED', 'DRAFT']))
    expect(new Set(skus).size).toBe(skus.length)
  })

  test('has a product with 100 variants, one value of each option per variant', () => {
    const variants = variantsOf('Linen Cushion Cover')
    expect(variants).toHaveLength(100)
    expect(variants[11]).toEqual({
      sku: 'NL-CUSH-SAND-30-50',
      price: '34.00',
      optionValues: { Color: 'Sand', Size: '30×50' },
    })
  })

  test('assigns the picture of a colour to each variant of that colour', () => {
    const entry = DEMO_CATALOGUE.find(({ title }) => title === 'Trail Cap')
    const picture = { fileName: 'olive.jpg', alt: '', path: '/olive.jpg', colour: 'Olive' }
    const { variants } = buildProduct({ ...entry!, pictured: 'Color' }, [picture])
    expect(variants.map(({ mediaIndex }) => mediaIndex)).toEqual([undefined, 0, undefined])
  })

  test('has generated pictures of several products, colours and angles at 2048 px, each with its prompt', () => {
    const assets = listGeneratedAssets()
    expect(assets.length).toBeGreaterThanOrEqual(40)
    expect(new Set(assets.map(({ fileName }) => fileName)).size).toBe(assets.length)
    for (const { spec, facts } of assets) {
      expect(spec.sizePx).toBeGreaterThanOrEqual(2048)
      expect(facts.prompt).not.toBe('')
    }
  })
})
