import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { tempFolder } from '../renditions/temp-folder.ts'
import { border, checkedFrom, drawn, jpeg, pale, shadow, side, word } from './drawn-product.ts'

// Whole pictures are decoded and drawn: seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(() => folder.dispose())

const darkening =
  '<defs><linearGradient id="g" x2="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#f1f1f1"/></linearGradient></defs>' +
  `<rect width="${side}" height="${side}" fill="url(#g)" style="mix-blend-mode:multiply"/>`

/** As the sensor of a small camera makes it. */
async function grainy(picture: Sharp): Promise<Sharp> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let seed = 7
  for (let at = 0; at < data.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    data[at] = Math.min(255, Math.max(0, (data[at] ?? 0) + (seed % 11) - 5))
  }
  return sharp(data, { raw: info })
}

const beside = word('SAMPLE', { left: 20, top: 20, heightPx: 40, colour: '#666' })

/** What raises the level at which a background counts as white, and with it that at which a white product does. */
const whiteOnWhite: readonly [string, () => Promise<Buffer>][] = [
  ['a background of 249 with grain', async () => jpeg(await grainy(drawn(pale, '#f9f9f9')))],
  ['a background that gets darker', () => jpeg(drawn(pale + darkening))],
  ['a shadow that leaves the picture', () => jpeg(drawn(shadow(60, 1000, '#a8a8a8') + pale))],
  ['a red border', () => jpeg(drawn(pale + border('#c02020', 4)))],
]

it.each(whiteOnWhite)('a white product with %s stays one thing', async (name, make) => {
  expect(await checkedFrom(folder, name, make())).toMatchObject({ verdict: 'fixable', failed: [] })
})

it.each(whiteOnWhite.slice(0, 2))('writing beside a white product with %s is found', async (name, make) => {
  const written = sharp(await make()).composite([
    { input: await drawn(beside, '#ffffff').png().toBuffer(), blend: 'multiply' },
  ])
  expect((await checkedFrom(folder, `${name} written`, jpeg(written))).failed).toContain('text')
})

it('folds of a product that is hardly seen are no letters', async () => {
  const fold = (at: number) => `M${420 + 50 * at} ${700 + (at % 2) * 8} l30 40 l-30 20`
  const burntOut =
    '<path d="M200 120 L420 60 L720 60 M780 60 L1000 120 L1140 420 M980 500 L960 1140 L300 1140 M240 1140 L220 500 M60 420 L200 120" stroke="#eaeaea" stroke-width="14" fill="none"/>' +
    `<path d="${[0, 1, 2, 3, 4, 5].map(fold).join(' ')}" stroke="#e8e8e8" stroke-width="8" fill="none"/>`
  const { failed } = await checkedFrom(folder, 'burnt-out.jpg', jpeg(drawn(burntOut)))
  expect(failed).not.toContain('text')
})
