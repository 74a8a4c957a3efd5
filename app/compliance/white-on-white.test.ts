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
