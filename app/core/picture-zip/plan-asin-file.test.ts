import { describe, expect, it } from 'vitest'
import { readAsin } from './asin.ts'
import { planAsinFile, type AsinFileRow } from './plan-asin-file.ts'

const variants = [
  { id: '01900000-0000-7000-8000-000000000001', sku: 'MUG-RED' },
  { id: '01900000-0000-7000-8000-000000000002', sku: 'MUG-BLUE' },
  { id: '01900000-0000-7000-8000-000000000003', sku: 'TWICE' },
  { id: '01900000-0000-7000-8000-000000000004', sku: 'twice' },
]
const [red, blue, twice] = variants.map(({ id }) => id)

const plan = (...rows: Partial<AsinFileRow>[]) =>
  planAsinFile(
    rows.map((row, index) => ({ line: index + 2, variantId: '', sku: '', asin: '', ...row })),
    variants,
  )

describe('a file of ASINs', () => {
  it('names variants by SKU as SKUs are compared, or by id', () => {
    const { asins, errors } = plan(
      { sku: ' mug-red ', asin: 'b000000001' },
      { variantId: blue?.toUpperCase(), sku: 'ELSE', asin: 'B000000002' },
    )
    expect([...asins]).toEqual([
      [red, 'B000000001'],
      [blue, 'B000000002'],
    ])
    expect(errors).toEqual([])
  })

  it('changes nothing by lines without an ASIN, and counts what the shop does not sell', () => {
    const { asins, unknown, errors } = plan({ sku: 'MUG-RED' }, { sku: 'OTHER', asin: 'B000000009' }, { sku: 'ELSE' })
    expect([asins.size, unknown, errors]).toEqual([0, 1, []])
  })

  it('says which lines cannot be followed and why', () => {
    const { asins, errors } = plan(
      { asin: 'B000000001' },
      { sku: 'TWICE', asin: 'B000000001' },
      { sku: 'MUG-RED', asin: 'B0001' },
      { sku: 'MUG-BLUE', asin: 'B000000001' },
      { variantId: blue, asin: 'B000000002' },
      { variantId: twice, asin: 'B000000003' },
    )
    expect(errors.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      ...['2 no_variant', '3 ambiguous_sku', '4 bad_asin', '5 contradiction', '6 contradiction'],
    ])
    expect([...asins.keys()]).toEqual([twice])
  })

  it('may say the same twice, as reports of several countries do', () => {
    const { asins, errors } = plan({ sku: 'MUG-RED', asin: 'B000000001' }, { sku: 'MUG-RED', asin: 'B000000001' })
    expect([asins.get(red ?? ''), errors]).toEqual(['B000000001', []])
  })
})

it.each([
  ['', ''],
  [' b0abc12345 ', 'B0ABC12345'],
  ['0312306180', '0312306180'],
  ['B0ABC1234', null],
  ['B0ABC-2345', null],
  ['https://www.amazon.de/dp/B0ABC12345', null],
])('what is typed as an ASIN: %j is %j', (text, asin) => {
  expect(readAsin(text)).toBe(asin)
})
