import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pictureFactsSchema } from '../core/assets/asset-facts.ts'
import type { CheckedSlot, RuleId } from '../core/compliance/ruleset.ts'
import { inspectFile } from '../renditions/inspect-file.ts'
import { animation, firstPart } from '../renditions/picture-fixtures.ts'
import { tempFolder } from '../renditions/temp-folder.ts'
import { checkedFrom, jpeg, measuredFrom, mug, product, side } from './drawn-product.ts'
import { measurePicture } from './measure-picture.ts'

// Whole pictures are decoded and drawn: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(() => folder.dispose())

const checked = (name: string, bytes: Buffer | Promise<Buffer>, slot?: CheckedSlot) =>
  checkedFrom(folder, name, bytes, slot)

describe('a good main picture', () => {
  it.each([
    ['a JPEG', () => jpeg(product())],
    ['a PNG', () => product().png().toBuffer()],
    ['a TIFF', () => product().tiff().toBuffer()],
    ['a still GIF', () => product().gif().toBuffer()],
    ['turned by EXIF', () => product().withMetadata({ orientation: 6 }).jpeg({ quality: 92 }).toBuffer()],
    ['in grey', () => product().toColourspace('b-w').jpeg({ quality: 92 }).toBuffer()],
  ])('passes as %s', async (name, make) => {
    expect(await checked(name, make())).toMatchObject({ verdict: 'pass', failed: [], fixable: [] })
  })

  it('fills as much as its product does', async () => {
    const { product: found } = await measuredFrom(folder, 'fill.png', product().png().toBuffer())
    expect(found?.fill).toBeCloseTo(0.9, 2)
  })
})

describe('what an edit can repair', () => {
  const repairable: [string, RuleId, () => Promise<Buffer>][] = [
    ['WebP', 'format', () => product().webp().toBuffer()],
    ['an animation', 'animation', async () => (await animation(3)).gif().toBuffer()],
    ['print colours', 'colour_space', () => product().toColourspace('cmyk').jpeg().toBuffer()],
    ['a background of 250', 'background', () => jpeg(product().linear(250 / 255, 0))],
    ['a plain grey background', 'background', () => jpeg(product('', '#c8c8cc'))],
    ['a purple background', 'background', () => jpeg(product('', '#8a40a0'))],
    [
      'a drawn border',
      'frame',
      () => jpeg(product(`<rect x="4" y="4" width="1192" height="1192" fill="none" stroke="#222" stroke-width="8"/>`)),
    ],
    [
      'a line inside',
      'frame',
      () =>
        jpeg(product(`<rect x="30" y="30" width="1140" height="1140" fill="none" stroke="#c00" stroke-width="5"/>`)),
    ],
    [
      'too much space',
      'fill',
      async () =>
        jpeg(
          sharp(await product().png().toBuffer()).extend({
            top: 400,
            bottom: 400,
            left: 400,
            right: 400,
            background: '#fff',
          }),
        ),
    ],
  ]
  it.each(repairable)('is named: %s', async (name, rule, make) => {
    const { fixable, failed } = await checked(name, make())
    expect(fixable).toContain(rule)
    // The animation is a small drawing, which fails for its size.
    if (rule !== 'animation') expect(failed).toEqual([])
  })

  it('is transparency', async () => {
    const mugAlone = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${mug}</svg>`,
    )
    expect(await checked('clear.png', sharp(mugAlone).png().toBuffer())).toMatchObject({
      verdict: 'fixable',
      fixable: ['transparency'],
    })
  })
})

describe('what needs another picture', () => {
  const hopeless: [string, RuleId, () => Promise<Buffer>][] = [
    ['a corner badge', 'parts', () => jpeg(product('<circle cx="1100" cy="100" r="70" fill="#d11"/>'))],
    [
      'writing beside it',
      'text',
      () =>
        jpeg(
          product(
            [0, 1, 2, 3, 4, 5, 6]
              .map((at) => `<path d="M${60 + at * 24} 600 v40 m-8 0 h16" stroke="#333" stroke-width="6"/>`)
              .join(''),
          ),
        ),
    ],
    [
      'a faint watermark',
      'text',
      () =>
        jpeg(
          product(
            [0, 1, 2, 3, 4, 5, 6, 7]
              .map(
                (at) =>
                  `<path d="M${1040 + (at % 3) * 50} ${100 + at * 120} v36 m-10 0 h20" stroke="#ddd" stroke-width="7"/>`,
              )
              .join(''),
          ),
        ),
    ],
    [
      'a product cut by the edge',
      'cropped',
      () => jpeg(product().extract({ left: 400, top: 0, width: 800, height: side })),
    ],
    ['a blur', 'sharpness', () => jpeg(product().blur(4))],
    ['an enlargement', 'sharpness', async () => jpeg(sharp(await product().resize(300).png().toBuffer()).resize(side))],
    [
      'an enlargement without smoothing',
      'pixelation',
      async () => jpeg(sharp(await product().resize(150).png().toBuffer()).resize(side, null, { kernel: 'nearest' })),
    ],
    ['480 pixels', 'size', () => jpeg(product().resize(480))],
  ]
  it.each(hopeless)('is named: %s', async (name, rule, make) => {
    const { verdict, failed } = await checked(name, make())
    expect(failed).toContain(rule)
    expect(verdict).toBe('fail')
  })

  it('is a scene', async () => {
    const noise = sharp({
      create: {
        width: side,
        height: side,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    })
    expect((await checked('scene.jpg', jpeg(noise))).failed).toContain('background')
  })
})

it('says nothing about a background in the gallery', async () => {
  const { failed, fixable } = await checked('grey.jpg', jpeg(product('', '#8a40a0')), 'gallery')
  expect([...failed, ...fixable]).toEqual([])
})

it('tells strong compression as a warning', async () => {
  expect((await checked('q30.jpg', product().jpeg({ quality: 30 }).toBuffer())).warned).toContain('compression')
})

it('answers damage with an issue', async () => {
  const whole = await jpeg(product())
  const path = await folder.write('whole.jpg', whole)
  const facts = await inspectFile(path)
  await folder.write('whole.jpg', firstPart(whole, 0.5))
  const result = await measurePicture(path, pictureFactsSchema.parse(facts.ok ? facts.value : null))
  expect(result).toMatchObject({ ok: false, issue: { code: 'damaged_picture' } })
})
