import sharp from 'sharp'
import { expect, test } from 'vitest'
import { hasWhiteRim } from './judge-image.ts'

/** White, with a grey bar at the lower edge; the rim has 78,400 pixels. */
function picture({ widthPx, heightPx, grey }: { widthPx: number; heightPx: number; grey: number }): Promise<Buffer> {
  const bar = { width: widthPx, height: heightPx, channels: 3 as const, background: { r: grey, g: grey, b: grey } }
  return sharp({ create: { width: 1_000, height: 1_000, channels: 3, background: '#ffffff' } })
    .composite([{ input: { create: bar }, left: 300, top: 1_000 - heightPx }])
    .png()
    .toBuffer()
}

test.each([
  ['nothing but white', { widthPx: 1, heightPx: 1, grey: 255 }, true],
  ['less than five thousandths of it grey', { widthPx: 19, heightPx: 20, grey: 100 }, true],
  ['more than that', { widthPx: 20, heightPx: 20, grey: 100 }, false],
  ['white as the eye sees it, and not 255', { widthPx: 400, heightPx: 20, grey: 254 }, false],
])('a rim that is %s', async (_name, bar, isWhite) => {
  expect(await hasWhiteRim(await picture(bar))).toBe(isWhite)
})

test('ends after two per cent', async () => {
  const inside = sharp(await picture({ widthPx: 400, heightPx: 300, grey: 100 }))
  const white = { create: { width: 1_000, height: 20, channels: 3 as const, background: '#ffffff' } }
  expect(
    await hasWhiteRim(
      await inside
        .composite([{ input: white, left: 0, top: 980 }])
        .png()
        .toBuffer(),
    ),
  ).toBe(true)
})
