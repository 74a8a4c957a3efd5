import { describe, expect, it } from 'vitest'
import type { ImageRequirements } from '../channel/requirements.ts'
import type { PictureFacts } from './asset-facts.ts'
import { renditionSize, renditionSpecSchema, specForChannel } from './rendition-spec.ts'

const requirements = (overrides: Partial<ImageRequirements> = {}): ImageRequirements => ({
  formats: ['jpeg', 'png', 'webp', 'gif'],
  maxBytes: 20_971_520,
  maxPixels: 20_000_000,
  maxSidePx: 4472,
  minSidePx: 1,
  maxAspectRatio: 100,
  maxAltLength: 512,
  maxMediaPerListing: 250,
  animated: true,
  source: 'test',
  sourceDate: '2026-11-01',
  ...overrides,
})

const facts = (overrides: Partial<PictureFacts> = {}): PictureFacts => ({
  kind: 'image',
  format: 'jpeg',
  widthPx: 3000,
  heightPx: 2000,
  byteSize: 1_000_000,
  colourSpace: 'srgb',
  hasIccProfile: false,
  hasAlpha: false,
  pages: 1,
  animated: false,
  densityDpi: null,
  perceptualHash: '0123456789abcdef',
  dominantColours: [],
  provenance: null,
  ...overrides,
})

const keep = { format: 'keep', longestSidePx: 2048 } as const

describe('the spec of a rendition', () => {
  it('is whole and valid', () => {
    const result = specForChannel(requirements(), facts(), keep)
    expect(result).toEqual({ ok: true, value: renditionSpecSchema.parse(result.ok && result.value) })
    expect(result).toMatchObject({ value: { format: 'jpeg', longestSidePx: 2048, maxBytes: 20_971_520 } })
  })

  it.each([
    ['a JPEG stays a JPEG', facts(), 'keep', 'jpeg'],
    ['a PNG stays a PNG', facts({ format: 'png' }), 'keep', 'png'],
    ['a WebP stays a WebP', facts({ format: 'webp' }), 'keep', 'webp'],
    ['an AVIF becomes a JPEG', facts({ format: 'avif' }), 'keep', 'jpeg'],
    ['a transparent AVIF becomes a PNG', facts({ format: 'avif', hasAlpha: true }), 'keep', 'png'],
    ['a still GIF becomes a JPEG', facts({ format: 'gif' }), 'keep', 'jpeg'],
    ['an animated GIF stays a GIF', facts({ format: 'gif', animated: true, pages: 9 }), 'keep', 'gif'],
    ['a chosen format wins', facts({ format: 'png', hasAlpha: true }), 'webp', 'webp'],
    ['a chosen format makes an animation a still', facts({ format: 'gif', animated: true }), 'jpeg', 'jpeg'],
  ] as const)('%s', (_name, picture, format, expected) => {
    const result = specForChannel(requirements(), picture, { format, longestSidePx: 2048 })
    expect(result).toMatchObject({ ok: true, value: { format: expected } })
    expect(result.ok && result.value.animated).toBe(picture.animated && format === 'keep')
  })

  it('uses JPEG where the channel does not take the chosen or the kept format', () => {
    const jpegOnly = requirements({ formats: ['jpeg'], animated: false })
    for (const format of ['keep', 'webp'] as const) {
      const result = specForChannel(jpegOnly, facts({ format: 'webp', hasAlpha: true }), {
        format,
        longestSidePx: 2048,
      })
      expect(result).toMatchObject({ ok: true, value: { format: 'jpeg' } })
    }
  })

  it('uses the one format that a store takes, whatever the picture is', () => {
    const webpOnly = requirements({ formats: ['webp'], animated: false })
    const pictures = [facts(), facts({ format: 'png', hasAlpha: true }), facts({ format: 'avif' })]
    for (const picture of pictures)
      expect(specForChannel(webpOnly, picture, keep)).toMatchObject({ value: { format: 'webp' } })
  })

  it('never enlarges', () => {
    const small = facts({ widthPx: 640, heightPx: 900 })
    expect(specForChannel(requirements(), small, keep)).toMatchObject({ value: { longestSidePx: 900 } })
  })

  it('stays within the sides and the pixels of the channel', () => {
    const huge = facts({ widthPx: 9000, heightPx: 9000 })
    const result = specForChannel(requirements(), huge, { format: 'keep', longestSidePx: 5000 })
    expect(result).toMatchObject({ ok: true, value: { longestSidePx: 4472 } })
    const tight = specForChannel(requirements({ maxPixels: 1_000_000 }), huge, keep)
    expect(tight).toMatchObject({ ok: true, value: { longestSidePx: 1000 } })
  })

  it.each([
    ['too_small', requirements({ minSidePx: 500 }), facts({ widthPx: 499, heightPx: 400 }), keep],
    ['too_elongated', requirements(), facts({ widthPx: 9000, heightPx: 60 }), keep],
    ['animated_not_allowed', requirements({ animated: false }), facts({ format: 'gif', animated: true }), keep],
  ] as const)('says %s where no rendition can help', (code, channel, picture, choice) => {
    expect(specForChannel(channel, picture, choice)).toMatchObject({ ok: false, issue: { code } })
  })

  it('goes by the longest side, and by what accepted fixes make of the picture', () => {
    const amazon = requirements({ minSidePx: 500, maxAspectRatio: 5, animated: false, pictureRules: 'amazon' })
    const band = facts({ widthPx: 3000, heightPx: 400 })
    expect(specForChannel(amazon, facts({ widthPx: 1500, heightPx: 400 }), keep)).toMatchObject({ ok: true })
    expect(specForChannel(amazon, band, keep)).toMatchObject({ issue: { code: 'too_elongated', inCheck: true } })
    expect(specForChannel(amazon, band, keep, { square: true })).toMatchObject({ ok: true })
    const gif = facts({ format: 'gif', animated: true, pages: 4 })
    expect(specForChannel(amazon, gif, keep)).toMatchObject({ issue: { code: 'animated_not_allowed', inCheck: true } })
    const still = specForChannel(amazon, gif, keep, { still: true })
    expect(still).toMatchObject({ ok: true, value: { format: 'jpeg', animated: false, fixes: { still: true } } })
  })

  it('sends the first frame of an animation to a channel of stills when a still format is chosen', () => {
    const gif = facts({ format: 'gif', animated: true, pages: 4 })
    const result = specForChannel(requirements({ animated: false }), gif, { format: 'png', longestSidePx: 800 })
    expect(result).toMatchObject({ ok: true, value: { format: 'png', animated: false } })
  })

  it('knows the size of its result', () => {
    expect(renditionSize({ widthPx: 3000, heightPx: 2000 }, 2048)).toEqual({ widthPx: 2048, heightPx: 1365 })
    expect(renditionSize({ widthPx: 5000, heightPx: 1 }, 2048)).toEqual({ widthPx: 2048, heightPx: 1 })
    expect(renditionSize({ widthPx: 10, heightPx: 20 }, 2048)).toEqual({ widthPx: 10, heightPx: 20 })
  })
})
