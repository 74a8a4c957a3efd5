import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { RuleId } from '../core/compliance/ruleset.ts'
import { noise } from '../renditions/picture-fixtures.ts'
import { tempFolder } from '../renditions/temp-folder.ts'
import { border, checkedFrom, drawn, glass, jpeg, mug, pale, product, shadow, side, word } from './drawn-product.ts'

// Whole pictures are decoded and drawn: seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(() => folder.dispose())

const white = '#ffffff'
const watermark = (opacity: number) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    .map((at) =>
      word('SAMPLE', { left: (at % 3) * 410 + 20, top: Math.floor(at / 3) * 290 + 60, heightPx: 36, opacity }),
    )
    .join('')
const beside = word('SAMPLE', { left: 20, top: 20, heightPx: 40, colour: '#666' })
const onOneLine = word('NEWMAN', { left: 20, top: 20, heightPx: 30 }) + '<path d="M20 49 h240 v4 h-240 z" fill="#333"/>'
const dots = ['#c02020', '#2040b0', '#208040', '#222']
  .map((colour, at) => `<circle cx="${40 + at * 70}" cy="40" r="26" fill="${colour}"/>`)
  .join('')

/** The mug with so much of the picture's height. */
async function filling(share: number): Promise<Buffer> {
  const mugOnly = await product().trim({ background: white, threshold: 12 }).png().toBuffer()
  const height = Math.round(share * side)
  const sized = await sharp(mugOnly).resize({ height }).png().toBuffer()
  const margin = Math.floor((side - height) / 2)
  return jpeg(
    sharp(sized).extend({ top: margin, bottom: side - height - margin, left: 200, right: 200, background: white }),
  )
}

async function enlarged(from: number, kernel: 'cubic' | 'linear' | 'nearest'): Promise<Buffer> {
  return jpeg(sharp(await product().resize(from).png().toBuffer()).resize(side, side, { kernel }))
}

/** The mug with a share of it outside of the picture on one side. */
async function cutAt(edge: 'left' | 'right' | 'top' | 'bottom', share: number): Promise<Buffer> {
  const { data, info } = await product()
    .trim({ background: white, threshold: 12 })
    .png()
    .toBuffer({ resolveWithObject: true })
  const sideways = edge === 'left' || edge === 'right'
  const lost = Math.round(share * (sideways ? info.width : info.height))
  const box = {
    left: edge === 'left' ? lost : 0,
    top: edge === 'top' ? lost : 0,
    width: info.width - (sideways ? lost : 0),
    height: info.height - (sideways ? 0 : lost),
  }
  const margins = { left: 60, right: 60, top: 60, bottom: 60, [edge]: 0 }
  return jpeg(sharp(await sharp(data).extract(box).png().toBuffer()).extend({ ...margins, background: white }))
}

/** To one side by fifteen pixels. */
function moved(picture: Sharp): Sharp {
  const row = (weight: number) => new Array<number>(15).fill(weight)
  return picture.convolve({ width: 15, height: 3, kernel: [...row(0), ...row(1), ...row(0)], scale: 15 })
}

async function twice(): Promise<Buffer> {
  const input = await product().resize(600).png().toBuffer()
  return jpeg(drawn('').composite([0, 600].map((left) => ({ input, left, top: 300 }))))
}

type Row = readonly [name: string, rule: RuleId, make: () => Promise<Buffer>]
const added = (more: string) => () => jpeg(product(more))

const repairable: readonly Row[] = [
  ['a background of 254', 'background', () => jpeg(product().linear(254 / 255, 0))],
  ['a background of 245', 'background', () => jpeg(product().linear(245 / 255, 0))],
  ['a warm background', 'background', () => jpeg(product().linear([254 / 255, 251 / 255, 244 / 255], [0, 0, 0]))],
  ['a grey background', 'background', () => jpeg(product('', '#e6e6e6'))],
  ['a grey border of one pixel', 'frame', added(border('#999', 1))],
  ['a black border of two pixels', 'frame', added(border('#000', 2))],
  ['a light border of four pixels', 'frame', added(border('#ccc', 4))],
  ['a border of six pixels that is hardly grey', 'frame', added(border('#eee', 6))],
  ['a light border of one pixel', 'frame', added(border('#ddd', 1))],
  ['a product that fills 60 %', 'fill', () => filling(0.6)],
  ['a product that fills 80 %', 'fill', () => filling(0.8)],
  ['a product that fills 84 %', 'fill', () => filling(0.84)],
  [
    'one side six times the other',
    'aspect',
    () => jpeg(product().resize(600).extend({ left: 1500, right: 1500, background: white })),
  ],
  ['a side of 10,001 pixels', 'size', () => jpeg(product().extend({ left: 4400, right: 4401, background: white }))],
]

const hopeless: readonly Row[] = [
  ...(['left', 'right', 'top', 'bottom'] as const).map((edge): Row => [
    `a product cut at the ${edge}`,
    'cropped',
    () => cutAt(edge, 0.15),
  ]),
  ['a short word', 'text', added(word('NEW', { left: 30, top: 30, heightPx: 45 }))],
  ['a bold word', 'text', added(word('SALE', { left: 20, top: 1130, heightPx: 40, boldness: 0.22 }))],
  ['a small light word', 'text', added(word('SAMPLE', { left: 1020, top: 1160, heightPx: 18, colour: '#999' }))],
  ['two letters', 'text', added(word('NA', { left: 30, top: 30, heightPx: 45 }))],
  ['letters that hang together', 'text', added(onOneLine)],
  ['a faint watermark all over', 'text', added(watermark(0.15))],
  ['a watermark that is as faint as off-white', 'text', added(watermark(0.07))],
  ['a word on light grey', 'text', () => jpeg(drawn(pale + beside, '#e8e8e8'))],
  ['dots that show other colours', 'parts', added(dots)],
  [
    'a badge with a word',
    'parts',
    added(
      `<circle cx="1110" cy="90" r="70" fill="#d11"/>${word('NEW', { left: 1068, top: 75, heightPx: 24, colour: '#fff' })}`,
    ),
  ],
  ['two views', 'parts', twice],
  ['a blur of 3 pixels', 'sharpness', () => jpeg(product().blur(3))],
  ['a blur of 5 pixels', 'sharpness', () => jpeg(product().blur(5))],
  ['a camera that moved', 'sharpness', () => jpeg(moved(product()))],
  ['an enlargement from 300 pixels', 'sharpness', () => enlarged(300, 'cubic')],
  ['an enlargement from 280 pixels', 'sharpness', () => enlarged(280, 'linear')],
  ['squares of six pixels', 'pixelation', () => enlarged(200, 'nearest')],
  ['499 pixels', 'size', () => jpeg(product().resize(499))],
]

const told: readonly Row[] = [
  ...[10, 20, 40].map((quality): Row => [
    `JPEG of quality ${quality}`,
    'compression',
    () => product().jpeg({ quality }).toBuffer(),
  ]),
  ['500 pixels', 'zoom', () => jpeg(product().resize(500))],
  ['999 pixels', 'zoom', () => jpeg(product().resize(999))],
  ['1,000 pixels', 'recommended_size', () => jpeg(product().resize(1000))],
  ['1,599 pixels', 'recommended_size', () => jpeg(product().resize(1599))],
]

const harmless: readonly [string, () => Promise<Buffer>][] = [
  ['a product that fills 86 %', () => filling(0.86)],
  ['a product that fills 98 %', () => filling(0.98)],
  ['a soft shadow under it', added(shadow(540, 1115, '#8a8a8a'))],
  ['a word printed on it', added(word('SAMPLE', { left: 400, top: 800, heightPx: 40, colour: '#fff' }))],
  [
    'blotches that are hardly seen',
    added(
      [0, 1, 2, 3, 4, 5, 6]
        .map((at) => `<rect x="${40 + at * 30}" y="40" width="12" height="12" fill="#f8f8f8"/>`)
        .join(''),
    ),
  ],
  ['a blur of half a pixel', () => jpeg(product().blur(0.5))],
  ['1,000 pixels', () => jpeg(product().resize(1000))],
  ['16 bits a channel', () => product().toColourspace('rgb16').png().toBuffer()],
  ['JPEG of quality 70', () => product().jpeg({ quality: 70 }).toBuffer()],
  ['a product of glass', () => jpeg(drawn(glass))],
  ['a white product', () => jpeg(drawn(pale))],
]

describe('the same product', () => {
  it.each(repairable)('with %s is repaired by the rule about it, and by no other picture', async (name, rule, make) => {
    const { verdict, fixable } = await checkedFrom(folder, name, make())
    expect(verdict).toBe('fixable')
    expect(fixable).toContain(rule)
  })

  it.each(hopeless)('with %s needs another picture', async (name, rule, make) => {
    expect((await checkedFrom(folder, name, make())).failed).toContain(rule)
  })

  it.each(told)('as %s is not refused, and what is lost is told', async (name, rule, make) => {
    const { failed, warned } = await checkedFrom(folder, name, make())
    expect(failed).toEqual([])
    expect(warned).toContain(rule)
  })

  it.each(harmless)('with %s passes', async (name, make) => {
    expect(await checkedFrom(folder, name, make())).toMatchObject({ verdict: 'pass', failed: [], fixable: [] })
  })
})

it('tells of its size once, and of a recommended one nothing', async () => {
  const sizes: [number, string[]][] = [
    [999, ['zoom']],
    [1000, ['recommended_size']],
    [1600, []],
  ]
  for (const [sidePx, rules] of sizes) {
    const { warned } = await checkedFrom(folder, `${sidePx}.jpg`, jpeg(product().resize(sidePx)))
    expect(warned).toEqual(rules)
  }
})

describe('a shadow', () => {
  it('that ends at the edge is no product that the edge cuts', async () => {
    const { verdict, failed } = await checkedFrom(folder, 'shadow.jpg', jpeg(drawn(shadow(60, 1000, '#a8a8a8') + mug)))
    expect(failed).not.toContain('cropped')
    expect(verdict).not.toBe('pass')
  })
})

it('asks to look at letters in a scene, and refuses it for its background alone', async () => {
  const blotches = await noise(24, 24).linear(0.6, 20).png().toBuffer()
  const scene = await sharp(blotches).resize(side, side).png().toBuffer()
  const picture = sharp(scene).composite([
    {
      input: Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${word('SAMPLES', { left: 200, top: 150, heightPx: 70, colour: '#fff' })}</svg>`,
      ),
    },
  ])
  const { failed, warned } = await checkedFrom(folder, 'letters.jpg', jpeg(picture))
  expect(failed).toEqual(['background'])
  expect(warned).toContain('text')
})

it('finds a product that is cut before one even colour', async () => {
  const wide = (colour: string): Sharp =>
    drawn(
      `<rect x="0" y="240" width="${side}" height="960" fill="#333"/><rect x="300" y="500" width="500" height="200" fill="#777"/>`,
      colour,
    )
  expect((await checkedFrom(folder, 'even.jpg', jpeg(wide('#b2b2b6')))).failed).toContain('cropped')
})
