import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, stat, symlink } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PictureFacts, pictureFactsSchema } from '../core/assets/asset-facts.ts'
import { type RenditionSpec, renditionSpecSchema } from '../core/assets/rendition-spec.ts'
import { inspectFile } from './inspect-file.ts'
import { animation, firstPart, generatorXmp, noise, redAndBlue, transparentSquare } from './picture-fixtures.ts'
import { generatedByModel } from './provenance.ts'
import { render } from './render.ts'
import { renditionKey } from './rendition-key.ts'
import { tempFolder } from './temp-folder.ts'
import { renderThumbnail } from './thumbnail.ts'

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(() => folder.dispose())

const aSpec = (overrides: Partial<RenditionSpec> = {}): RenditionSpec => ({
  format: 'jpeg',
  longestSidePx: 200,
  maxBytes: 20_971_520,
  quality: 85,
  background: '#ffffff',
  animated: false,
  colourSpace: 'srgb',
  metadata: 'strip-keep-provenance',
  ...overrides,
})

async function source(
  name: string,
  bytes: Buffer | Promise<Buffer>,
): Promise<{ sourcePath: string; facts: PictureFacts }> {
  const sourcePath = await folder.write(name, bytes)
  const result = await inspectFile(sourcePath)
  return { sourcePath, facts: pictureFactsSchema.parse(result.ok ? result.value : result.issue) }
}

async function rendered(name: string, bytes: Buffer | Promise<Buffer>, overrides: Partial<RenditionSpec> = {}) {
  const targetPath = folder.at(`${name}.out`)
  const picture = await source(name, bytes)
  const result = await render({ ...picture, targetPath, spec: aSpec(overrides), provenance: null })
  if (!result.ok) throw new Error(`Not rendered: ${JSON.stringify(result.issue)}`)
  return { ...result.value, targetPath, metadata: await sharp(targetPath).metadata() }
}

/** How a JPEG file states the code for brightness that the standard gives in its table K.5. */
const standardCode = Buffer.from('0002010303020403050504040000017d010203', 'hex')

/** The colour of one pixel, three or four channels. */
async function pixel(path: string, left: number, top: number): Promise<number[]> {
  return [...(await sharp(path).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())]
}

describe('a rendition', () => {
  it('is described as it lies on the disk', async () => {
    const result = await rendered('described.png', redAndBlue(600, 400).png().toBuffer())
    const bytes = await readFile(result.targetPath)
    expect(result).toMatchObject({ format: 'jpeg', widthPx: 200, heightPx: 133, byteSize: bytes.length })
    expect(result.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(result.metadata).toMatchObject({ format: 'jpeg', width: 200, height: 133, space: 'srgb' })
  })

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('can be a %s', async (format) => {
    const { metadata } = await rendered(`as-${format}.png`, redAndBlue(600, 400).png().toBuffer(), { format })
    expect(metadata.format).toBe(format)
  })

  it('is the same bytes when it is made again', async () => {
    const bytes = await redAndBlue(600, 400).png().toBuffer()
    expect((await rendered('first.png', bytes)).sha256).toBe((await rendered('second.png', bytes)).sha256)
  })

  it.each([
    ['a JPEG of up to five megapixels has a code of its own', 2500, false],
    ['a larger one the code of the standard, which needs no second look at the picture', 2600, true],
  ])('%s', async (name, widthPx, isStandard) => {
    const picture = redAndBlue(widthPx, 2000).jpeg().toBuffer()
    const { targetPath } = await rendered(`${name}.jpg`, picture, { longestSidePx: 2600 })
    expect((await readFile(targetPath)).includes(standardCode)).toBe(isStandard)
  })

  it('is never enlarged', async () => {
    const { widthPx, heightPx } = await rendered('small.png', redAndBlue(90, 60).png().toBuffer())
    expect([widthPx, heightPx]).toEqual([90, 60])
  })

  it('stands upright without the EXIF that turned it', async () => {
    const turned = redAndBlue(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { metadata, targetPath } = await rendered('turned.jpg', turned)
    expect([metadata.width, metadata.height, metadata.exif]).toEqual([133, 200, undefined])
    // The left half was red; a quarter turn to the right puts it on top.
    expect((await pixel(targetPath, 60, 20))[0]).toBeGreaterThan(180)
    expect((await pixel(targetPath, 60, 180))[2]).toBeGreaterThan(180)
  })

  it.each([
    ['CMYK', () => redAndBlue(300, 200).toColourspace('cmyk').jpeg()],
    ['16 bits', () => redAndBlue(300, 200).toColourspace('rgb16').png()],
    ['a wide gamut', () => redAndBlue(300, 200).withIccProfile('p3').jpeg({ quality: 95 })],
  ])('is 8-bit sRGB with the right colours when the original has %s', async (name, make) => {
    const { metadata, targetPath } = await rendered(`${name}.img`, make().toBuffer(), { format: 'png' })
    expect(metadata).toMatchObject({ space: 'srgb', depth: 'uchar' })
    const [red = 0, green = 0, blue = 0] = await pixel(targetPath, 40, 60)
    expect(red).toBeGreaterThan(190)
    expect(Math.max(green, blue)).toBeLessThan(80)
  })

  it('shows transparency on the background where the format has none, and keeps it elsewhere', async () => {
    const bytes = await transparentSquare(100).png().toBuffer()
    const jpeg = await rendered('see-through.png', bytes, { background: '#ff8800' })
    expect(await pixel(jpeg.targetPath, 2, 2)).toEqual([
      expect.closeTo(255, -1),
      expect.closeTo(136, -1),
      expect.closeTo(0, -1),
    ])
    const webp = await rendered('see-through-2.png', bytes, { format: 'webp' })
    expect(webp.metadata.hasAlpha).toBe(true)
  })

  it('loses camera, place and names, and keeps where it comes from', async () => {
    const original = redAndBlue(300, 200)
      .withXmp(generatorXmp)
      .withExif({ IFD0: { Artist: 'Jane Doe', Make: 'Camera' } })
      .jpeg()
      .toBuffer()
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const { metadata } = await rendered(`generated-${format}.jpg`, original, { format })
      expect(metadata.exif).toBeUndefined()
      expect(metadata.xmpAsString).toContain('trainedAlgorithmicMedia')
      expect(metadata.xmpAsString).toContain('Studio &amp; Model 2')
      expect(metadata.xmpAsString).not.toContain('Jane')
    }
  })

  it('says that it was generated when the library knows and the original is silent', async () => {
    const picture = await source('silent.png', redAndBlue(300, 200).png().toBuffer())
    const provenance = { digitalSourceType: generatedByModel, creatorTool: 'Some "Tool" <1>' }
    const targetPath = folder.at('silent.out')
    await render({ ...picture, targetPath, spec: aSpec(), provenance })
    const read = await inspectFile(targetPath)
    expect(read).toMatchObject({ ok: true, value: { provenance } })
  })

  it('gives up quality, then size, to fit into the channel’s bytes', async () => {
    const bytes = await noise(800, 800).jpeg({ quality: 98 }).toBuffer()
    const free = await rendered('noise.jpg', bytes, { longestSidePx: 800 })
    const lower = await rendered('noise-2.jpg', bytes, {
      longestSidePx: 800,
      maxBytes: Math.floor(free.byteSize * 0.8),
    })
    expect(lower).toMatchObject({ widthPx: 800 })
    expect(lower.byteSize).toBeLessThanOrEqual(free.byteSize * 0.8)
    const smaller = await rendered('noise-3.jpg', bytes, {
      longestSidePx: 800,
      maxBytes: Math.floor(free.byteSize * 0.3),
    })
    expect(smaller.widthPx).toBeLessThan(800)
    expect(smaller.byteSize).toBeLessThanOrEqual(free.byteSize * 0.3)
  })

  it('keeps all frames of an animation, or shows the first', async () => {
    const bytes = await (await animation(4)).gif().toBuffer()
    const moving = await rendered('moving.gif', bytes, { format: 'gif', animated: true, longestSidePx: 60 })
    expect(moving).toMatchObject({ widthPx: 60, heightPx: 40, metadata: { pages: 4 } })
    const still = await rendered('still.gif', bytes, { format: 'png' })
    expect(still.metadata.pages).toBeUndefined()
  })

  it('has a small sister for the library', async () => {
    const picture = await source('portrait.png', redAndBlue(500, 1000).png().toBuffer())
    const result = await renderThumbnail(picture.sourcePath, folder.at('thumb'), picture.facts)
    expect(result).toMatchObject({ ok: true, value: { format: 'webp', widthPx: 160, heightPx: 320 } })
  })
})

describe('a rendition that cannot be made', () => {
  const orderOf = async (name: string, spec: RenditionSpec) => {
    const picture = await source(`${name}.jpg`, noise(900, 900).jpeg().toBuffer())
    const targetPath = folder.at(`${name}.out`)
    return {
      picture,
      targetPath,
      result: () => render({ ...picture, targetPath, spec, provenance: null }),
    }
  }

  it('is reported when no quality fits, and leaves no file', async () => {
    const { result, targetPath } = await orderOf('fits-not', aSpec({ longestSidePx: 900, maxBytes: 500 }))
    expect(await result()).toMatchObject({ ok: false, issue: { code: 'not_shrinkable', limit: 500 } })
    await expect(stat(targetPath)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is reported when the original was damaged since it was looked at', async () => {
    const { result, picture, targetPath } = await orderOf('rotten', aSpec())
    await folder.write('rotten.jpg', firstPart(await readFile(picture.sourcePath), 0.5))
    expect(await result()).toMatchObject({ ok: false, issue: { code: 'damaged_picture' } })
    await expect(stat(targetPath)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('a failure of the machine', () => {
  it('is thrown, and not told as damage of the picture', async () => {
    const picture = await source('fine.jpg', redAndBlue(60, 40).jpeg().toBuffer())
    const order = { ...picture, targetPath: folder.at('fine.out'), spec: aSpec(), provenance: null }
    await expect(render({ ...order, sourcePath: folder.at('lost.jpg') })).rejects.toThrow('missing')
    await expect(render({ ...order, targetPath: folder.at('no-folder/fine.out') })).rejects.toThrow('unable to open')
  })

  it.runIf(existsSync('/dev/full'))('such as a full disk', async () => {
    const picture = await source('fits.jpg', redAndBlue(60, 40).jpeg().toBuffer())
    await symlink('/dev/full', folder.at('full.out'))
    const order = { ...picture, targetPath: folder.at('full.out'), spec: aSpec(), provenance: null }
    await expect(render(order)).rejects.toThrow('No space left')
  })
})

describe('the key of a rendition', () => {
  const sha256 = 'a'.repeat(64)

  it('is the same for the same bytes and spec, in whatever order its fields stand', () => {
    const reversed = renditionSpecSchema.parse(Object.fromEntries(Object.entries(aSpec()).reverse()))
    expect(renditionKey(sha256, reversed)).toBe(renditionKey(sha256, aSpec()))
    expect(renditionKey(sha256, aSpec())).toMatch(/^[0-9a-f]{64}$/)
  })

  it('differs for other bytes and for every field of the spec', () => {
    const others = [
      aSpec({ format: 'png' }),
      aSpec({ longestSidePx: 201 }),
      aSpec({ quality: 84 }),
      aSpec({ maxBytes: 1 }),
      aSpec({ background: '#000000' }),
      aSpec({ animated: true }),
    ]
    const keys = [
      renditionKey('b'.repeat(64), aSpec()),
      ...[aSpec(), ...others].map((spec) => renditionKey(sha256, spec)),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
})
