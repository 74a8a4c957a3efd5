import { truncate } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AssetIssueCode } from '../core/assets/asset-issues.ts'
import { hammingDistance, pictureFactsSchema } from '../core/assets/asset-facts.ts'
import { inspectFile } from './inspect-file.ts'
import {
  animation,
  damaged,
  firstPart,
  generatorXmp,
  noise,
  pngAnnouncing,
  redAndBlue,
  svgWithScript,
  transparentSquare,
} from './picture-fixtures.ts'
import { tempFolder } from './temp-folder.ts'

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(() => folder.dispose())

async function inspected(name: string, bytes: Buffer | Promise<Buffer>) {
  return inspectFile(await folder.write(name, bytes))
}

async function factsOf(name: string, bytes: Buffer | Promise<Buffer>) {
  const result = await inspected(name, bytes)
  return pictureFactsSchema.parse(result.ok ? result.value : result.issue)
}

describe('a good picture', () => {
  it.each([
    ['jpeg', () => redAndBlue(300, 200).jpeg()],
    ['png', () => redAndBlue(300, 200).png()],
    ['webp', () => redAndBlue(300, 200).webp()],
    ['gif', () => redAndBlue(300, 200).gif()],
    ['avif', () => redAndBlue(300, 200).avif({ effort: 0 })],
    ['tiff', () => redAndBlue(300, 200).tiff()],
  ] as const)('is told as %s by its bytes, whatever its name', async (format, make) => {
    const bytes = await make().toBuffer()
    const facts = await factsOf(`named-${format}.txt`, bytes)
    expect(facts).toMatchObject({
      format,
      widthPx: 300,
      heightPx: 200,
      byteSize: bytes.length,
      animated: false,
      pages: 1,
    })
  })

  it('shows its main colours, with their shares', async () => {
    const { dominantColours } = await factsOf('colours.png', redAndBlue(300, 200).png().toBuffer())
    expect(dominantColours.slice(0, 2).map(({ share }) => Math.round(share * 10))).toEqual([5, 5])
    expect(
      dominantColours
        .slice(0, 2)
        .map(({ hex }) => hex)
        .sort(),
    ).toEqual(['#1838e8', '#e81828'])
  })

  it('has the size in which it is shown when EXIF turns it', async () => {
    const turned = redAndBlue(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await factsOf('turned.jpg', turned)).toMatchObject({ widthPx: 200, heightPx: 300 })
  })

  it('keeps its perceptual hash when it is scaled and re-encoded, and not when it is another picture', async () => {
    const original = await sharp(svgPortrait).resize(800).png().toBuffer()
    const first = await factsOf('original.png', original)
    const again = await factsOf('again.jpg', sharp(original).resize(333).jpeg({ quality: 50 }).toBuffer())
    const other = await factsOf('other.png', sharp(original).rotate(90).png().toBuffer())
    expect(hammingDistance(first.perceptualHash, again.perceptualHash)).toBeLessThanOrEqual(4)
    expect(hammingDistance(first.perceptualHash, other.perceptualHash)).toBeGreaterThan(12)
  })

  it.each([
    ['CMYK', () => redAndBlue(60, 40).toColourspace('cmyk').jpeg(), { colourSpace: 'cmyk' }],
    ['16 bits per channel', () => redAndBlue(60, 40).toColourspace('rgb16').png(), { colourSpace: 'rgb16' }],
    ['grey', () => redAndBlue(60, 40).toColourspace('b-w').png(), { colourSpace: 'b-w' }],
    ['a wide-gamut profile', () => redAndBlue(60, 40).withIccProfile('p3').jpeg(), { hasIccProfile: true }],
    ['transparency', () => transparentSquare(60).png(), { hasAlpha: true }],
    ['a density', () => redAndBlue(60, 40).withMetadata({ density: 300 }).jpeg(), { densityDpi: 300 }],
  ])('may have %s', async (name, make, expected) => {
    expect(await factsOf(name, make().toBuffer())).toMatchObject({ widthPx: 60, ...expected })
  })

  it.each(['gif', 'webp'] as const)('may be an animated %s, and is marked so', async (format) => {
    const facts = await factsOf(`moving.${format}`, (await animation(4)).toFormat(format).toBuffer())
    expect(facts).toMatchObject({ format, animated: true, pages: 4, widthPx: 120, heightPx: 80 })
  })

  it('says where it comes from, and nothing else of its metadata', async () => {
    const facts = await factsOf('generated.jpg', redAndBlue(60, 40).withXmp(generatorXmp).jpeg().toBuffer())
    expect(facts.provenance).toEqual({
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      creatorTool: 'Studio & Model 2',
    })
    expect((await factsOf('plain.jpg', redAndBlue(60, 40).jpeg().toBuffer())).provenance).toBeNull()
  })

  it('may carry a second file behind its end: it is the picture that its first bytes are', async () => {
    const polyglot = Buffer.concat([
      await redAndBlue(60, 40).jpeg().toBuffer(),
      Buffer.from('PK\x03\x04<script>alert(1)</script>'),
    ])
    expect(await factsOf('polyglot.html', polyglot)).toMatchObject({ format: 'jpeg', widthPx: 60 })
  })
})

/** A drawing with shapes at several scales, so that a perceptual hash has something to hold on to. */
const svgPortrait = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="#f2efe9"/>' +
    '<circle cx="150" cy="140" r="90" fill="#334"/><rect x="60" y="260" width="240" height="60" fill="#a33"/>' +
    '<path d="M250 40 L380 60 L340 220 Z" fill="#575"/></svg>',
)

describe('a file that is refused', () => {
  const refused: [string, AssetIssueCode, () => Buffer | Promise<Buffer>][] = [
    ['nothing.jpg', 'empty_file', () => Buffer.alloc(0)],
    ['text.jpg', 'not_a_picture', () => Buffer.from('This is not a picture at all.')],
    ['page.png', 'not_a_picture', () => Buffer.from('<!doctype html><html><body><img src="x"></body></html>')],
    ['archive.webp', 'not_a_picture', () => Buffer.from('PK\x03\x04rest of a zip')],
    ['paper.jpg', 'not_a_picture', () => Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['one-byte.png', 'not_a_picture', () => Buffer.from([0x89])],
    ['drawing.svg', 'svg_not_accepted', () => svgWithScript],
    ['drawing.jpg', 'svg_not_accepted', () => Buffer.concat([Buffer.from('\uFEFF\n <!-- a --> '), svgWithScript])],
    ['header-only.jpg', 'damaged_picture', () => Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
    ['riff-only.webp', 'damaged_picture', () => Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1')],
    ['short.jpg', 'damaged_picture', async () => firstPart(await noise(400, 300).jpeg().toBuffer(), 0.7)],
    ['end-lost.jpg', 'damaged_picture', async () => firstPart(await noise(400, 300).jpeg().toBuffer(), 0.995)],
    [
      'short-progressive.jpg',
      'damaged_picture',
      async () => firstPart(await noise(400, 300).jpeg({ progressive: true }).toBuffer(), 0.7),
    ],
    ['broken.jpg', 'damaged_picture', async () => damaged(await noise(400, 300).jpeg().toBuffer())],
    ['short.png', 'damaged_picture', async () => firstPart(await noise(400, 300).png().toBuffer(), 0.7)],
    ['broken.png', 'damaged_picture', async () => damaged(await noise(400, 300).png().toBuffer())],
    ['short.webp', 'damaged_picture', async () => firstPart(await noise(400, 300).webp().toBuffer(), 0.7)],
    ['short.avif', 'damaged_picture', async () => firstPart(await noise(400, 300).avif({ effort: 0 }).toBuffer(), 0.7)],
    ['short.tif', 'damaged_picture', async () => firstPart(await noise(400, 300).tiff().toBuffer(), 0.7)],
    ['short.gif', 'damaged_picture', async () => firstPart(await (await animation(4)).gif().toBuffer(), 0.7)],
    ['bomb.png', 'too_many_pixels', () => pngAnnouncing(100_001, 100_001)],
    ['large.png', 'too_many_pixels', () => pngAnnouncing(10_001, 10_000)],
    ['unreadable.heic', 'heic_not_readable', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  ]

  it.each(refused)('%s: %s', async (name, code, make) => {
    expect(await inspected(name, make())).toMatchObject({ ok: false, issue: { code } })
  })

  it('has too many bytes, which is known before it is opened', async () => {
    const path = await folder.write('heavy.jpg', redAndBlue(60, 40).jpeg().toBuffer())
    await truncate(path, 50 * 1_048_576 + 1)
    expect(await inspectFile(path)).toMatchObject({
      issue: { code: 'too_many_bytes', measured: 50 * 1_048_576 + 1, limit: 50 * 1_048_576 },
    })
  })
})
