import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generatePicture } from './generate-picture.ts'
import { picturesFor } from './picture-set.ts'

const tee = { handle: 'classic-tee', title: 'Classic Tee', productType: 'T-Shirt', colours: ['Red', 'Forest Green'] }

describe('generated product pictures', () => {
  let cacheDir = ''
  beforeAll(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'pictures-'))
  })
  afterAll(() => rm(cacheDir, { recursive: true, force: true }))

  it('are named by SKU or handle, colour, angle and number', () => {
    const names = picturesFor({ ...tee, skuByColour: { Red: 'TEE-RED' } }).map((asset) => asset.fileName)
    expect(names).toHaveLength(10)
    expect(names[0]).toBe('TEE-RED_red_front_1.jpg')
    expect(names[9]).toBe('classic-tee_forest-green_lifestyle_10.webp')
  })

  it('carry the facts a marketing suite stores beside them', () => {
    const [asset] = picturesFor(tee)
    expect(asset?.facts).toMatchObject({
      provider: 'sandbox',
      digitalSourceType: expect.stringContaining('trainedAlgorithmicMedia'),
      asset_metadata: { product_name: 'Classic Tee', variant: 'Red', angle: 'front', background_style: 'white' },
    })
  })

  it('are real files of the asked format and size, with their provenance inside', async () => {
    for (const asset of picturesFor(tee, { angles: ['front', 'side', 'lifestyle'], sizePx: 400 }).slice(0, 3)) {
      const facts = await sharp(await generatePicture(asset.spec, cacheDir)).metadata()
      expect(`image/${facts.format}`).toBe(asset.mimeType)
      expect([facts.width, facts.height]).toEqual([400, 400])
      expect(facts.hasAlpha).toBe(asset.spec.background === 'transparent')
      expect(facts.xmpAsString).toContain('trainedAlgorithmicMedia')
    }
  })

  it('are the same bytes each time, and are drawn once', async () => {
    const spec = { ...picturesFor(tee, { sizePx: 256 })[0]!.spec, prompt: 'once' }
    const first = await generatePicture(spec, cacheDir)
    const files = await readdir(cacheDir)
    expect(await generatePicture(spec, cacheDir)).toEqual(first)
    expect(await readdir(cacheDir)).toEqual(files)
    expect(await generatePicture(spec, join(cacheDir, 'elsewhere'))).toEqual(first)
  })

  it('look different for each colour and angle', async () => {
    const assets = picturesFor(tee, { angles: ['front', 'back'], sizePx: 128 })
    const pictures = await Promise.all(assets.map((asset) => generatePicture(asset.spec, cacheDir)))
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(4)
  })
})
