import { describe, expect, test } from 'vitest'
import type { MappableProduct } from './mapping.ts'
import type { ProposableAsset } from './proposal.ts'
import { trustedConfidence } from './proposal.ts'
import { proposeMappings } from './propose.ts'

const tee: MappableProduct = {
  id: 'tee',
  title: 'Harbour Tee',
  handle: 'harbour-tee',
  options: [
    { name: 'Color', values: ['Gray', 'Blue', 'Red'] },
    { name: 'Size', values: ['S', 'L'] },
  ],
  variants: ['Gray', 'Blue', 'Red'].flatMap((colour) =>
    ['S', 'L'].map((size) => ({
      id: `${colour}-${size}`,
      title: `${colour} / ${size}`,
      sku: `HT01-${colour.toUpperCase()}-${size}`,
      optionValues: { Color: colour, Size: size },
    })),
  ),
}

const mug: MappableProduct = {
  id: 'mug',
  title: 'Enamel Mug',
  handle: 'enamel-mug',
  options: [{ name: 'Title', values: ['Default Title'] }],
  variants: [{ id: 'mug-1', title: 'Default Title', sku: 'EM-100', optionValues: { Title: 'Default Title' } }],
}

function picture(fileName: string, more: Partial<ProposableAsset> = {}): ProposableAsset {
  return { id: fileName, fileName, title: '', kind: 'image', attributes: {}, dominantColours: [], ...more }
}

function propose(assets: readonly ProposableAsset[], scope: 'library' | 'picked' = 'library') {
  const products = scope === 'picked' ? [tee] : [tee, mug]
  return proposeMappings({ products, assets, decided: [], scope })
}

const allBlue = [
  { hex: '#2040c0', share: 0.4 },
  { hex: '#ffffff', share: 0.6 },
]
const allRed = [
  { hex: '#c01818', share: 0.4 },
  { hex: '#ffffff', share: 0.6 },
]

describe('which product and value a picture is proposed for', () => {
  const option = (optionValue: string) => ({ kind: 'option', optionName: 'Color', optionValue })
  test.each([
    ['a whole SKU: all sizes of its colour share it', picture('HT01-RED-L_front.png'), option('Red'), 'trusted'],
    ['style code and value', picture('ht01-gray_main.jpg'), option('Gray'), 'trusted'],
    ['words of the title and value', picture('harbour tee blue 2.jpg'), option('Blue'), 'trusted'],
    ['camel case', picture('HarbourTeeBlue.jpg'), option('Blue'), 'trusted'],
    ['the other spelling', picture('ht01-grey-back.jpg'), option('Gray'), 'trusted'],
    ['another language', picture('ht01_blau_hinten.jpg'), option('Blue'), 'trusted'],
    ['a shade is only close', picture('ht01-navy.jpg'), option('Blue'), 'doubtful'],
    ['a colour that is not on sale', picture('ht01-black_main.jpg'), { kind: 'product' }, 'doubtful'],
    ['no value: for the whole product', picture('ht01_size-chart.jpg'), { kind: 'product' }, 'doubtful'],
    ['stored SKU', picture('a8f2.png', { attributes: { sku: 'HT01-BLUE-S' } }), option('Blue'), 'trusted'],
    [
      'stored product name and colour',
      picture('0001.png', { attributes: { productName: 'Harbour Tee', colour: 'red' } }),
      option('Red'),
      'trusted',
    ],
    [
      'stored free-text variant',
      picture('0002.png', { attributes: { productName: 'Harbour Tee', variant: 'Red, Large' } }),
      option('Red'),
      'trusted',
    ],
    ['a product without options', picture('em-100_front.png'), { kind: 'product' }, 'trusted'],
  ])('%s', (_, asset, target, trust) => {
    const [proposal, ...others] = propose([asset])
    expect(others).toEqual([])
    expect(proposal).toMatchObject({ assetId: asset.id, target })
    expect((proposal?.confidence ?? 0) >= trustedConfidence ? 'trusted' : 'doubtful').toBe(trust)
    expect(proposal?.reason).toMatch(/\.$/)
  })

  test.each(['IMG_2041.jpg', 'summer-sale-banner.png', 'ht02-red_main.jpg', 'red.jpg'])(
    '%s is left out',
    (fileName) => {
      expect(propose([picture(fileName)])).toEqual([])
    },
  )
})

describe('evidence that speaks against a name', () => {
  test('pixels of another colour end the trust and are named', () => {
    const [proposal] = propose([picture('ht01-red_main.jpg', { dominantColours: allBlue })])
    expect(proposal?.confidence).toBeLessThanOrEqual(0.5)
    expect(proposal?.reason).toContain('looks Blue')
  })

  test('pixels that agree leave the trust', () => {
    const [proposal] = propose([picture('ht01-red_main.jpg', { dominantColours: allRed })])
    expect(proposal?.confidence).toBeGreaterThanOrEqual(trustedConfidence)
  })

  test('a stored colour that disagrees with the file name is never trusted', () => {
    const [proposal] = propose([picture('ht01-red_main.jpg', { attributes: { colour: 'blue' } })])
    expect(proposal?.confidence).toBeLessThanOrEqual(0.55)
  })

  test('a second picture that claims the first place under the same names is left out', () => {
    const proposals = propose([picture('ht01-red-0.jpg'), picture('ht01-red_main.jpg')])
    expect(proposals.map(({ assetId }) => assetId)).toEqual(['ht01-red_main.jpg'])
  })
})

describe('order and roles', () => {
  test('the main picture leads its value, values come in the order of the variants', () => {
    const names = [
      'ht01-blue_detail.jpg',
      'ht01-blue_back.jpg',
      'ht01-gray_alt1.jpg',
      'ht01-blue_main.jpg',
      'ht01-gray.jpg',
    ]
    const proposals = propose(names.map((name) => picture(name)))
    expect(proposals.map(({ assetId, role, position }) => [assetId, role, position])).toEqual([
      ['ht01-gray.jpg', 'hero', 0],
      ['ht01-gray_alt1.jpg', 'angle', 1],
      ['ht01-blue_main.jpg', 'hero', 2],
      ['ht01-blue_back.jpg', 'angle', 3],
      ['ht01-blue_detail.jpg', 'detail', 4],
    ])
  })

  test('numbers order pictures as people count', () => {
    const proposals = propose(['ht01-red_10.jpg', 'ht01-red_2.jpg', 'ht01-red_1.jpg'].map((name) => picture(name)))
    expect(proposals.map(({ assetId }) => assetId)).toEqual(['ht01-red_1.jpg', 'ht01-red_2.jpg', 'ht01-red_10.jpg'])
  })

  test('a picture for each size of one colour goes to those variants', () => {
    const proposals = propose([picture('HT01-RED-S.jpg'), picture('HT01-RED-L.jpg')])
    expect(proposals.map(({ target }) => target)).toEqual([
      { kind: 'variant', variantId: 'Red-S' },
      { kind: 'variant', variantId: 'Red-L' },
    ])
  })

  test('a video gets the role of a video and never leads', () => {
    const [proposal] = propose([picture('ht01-red_main.mp4', { kind: 'video' })])
    expect(proposal?.role).toBe('video')
  })
})

describe('what the merchant decided', () => {
  const decided = [
    {
      productId: 'tee',
      assetId: 'ht01-red_main.jpg',
      target: { kind: 'option', optionName: 'Color', optionValue: 'Red' },
      role: 'hero',
    },
  ] as const

  test('is not proposed again, and keeps its main picture', () => {
    const assets = [picture('ht01-red_main.jpg'), picture('ht01-red_front2.jpg')]
    const proposals = proposeMappings({ products: [tee], assets, decided, scope: 'library' })
    expect(proposals.map(({ assetId, role }) => [assetId, role])).toEqual([['ht01-red_front2.jpg', 'angle']])
  })
})

describe('pictures picked for one product', () => {
  test('silent names: the clearest picture of each colour takes it, without trust', () => {
    const assets = [picture('1.png', { dominantColours: allBlue }), picture('2.png', { dominantColours: allRed })]
    const proposals = propose(assets, 'picked')
    expect(proposals.map(({ assetId, target }) => [assetId, target.kind === 'option' && target.optionValue])).toEqual([
      ['1.png', 'Blue'],
      ['2.png', 'Red'],
    ])
    expect(proposals.every(({ confidence }) => confidence < trustedConfidence)).toBe(true)
  })
})

test('500 products and 2,000 pictures are matched within two seconds', () => {
  const products = Array.from({ length: 500 }, (_, index) => ({
    ...tee,
    id: `p${index}`,
    title: `Model ${index} Tee`,
    handle: `model-${index}-tee`,
    variants: tee.variants.map((variant) => ({ ...variant, sku: variant.sku.replace('HT01', `ST${index}X`) })),
  }))
  const assets = Array.from({ length: 2000 }, (_, index) =>
    picture(`st${index % 500}x-${index % 2 ? 'red' : 'blue'}_${index}.jpg`),
  )
  const before = process.cpuUsage()
  const proposals = proposeMappings({ products, assets, decided: [], scope: 'library' })
  expect(proposals).toHaveLength(2000)
  // Of the processor, so that what else runs does not count.
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(2000)
})
