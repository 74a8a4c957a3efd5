import { expect, it } from 'vitest'
import { heldPixels } from './rendition-pixels.ts'

const original = { widthPx: 4000, heightPx: 1000, pages: 3 }
const small = { format: 'jpeg', longestSidePx: 400, animated: false } as const

it.each([
  ['what is read, where less is written', small, 4_000_000],
  ['what WebP writes twice', { ...small, format: 'webp', longestSidePx: 4000 }, 8_000_000],
  ['what is read, where a small WebP is written', { ...small, format: 'webp' }, 4_000_000],
  ['all frames of an animation', { ...small, format: 'gif', animated: true }, 12_000_000],
  ['the white that makes it a square', { ...small, longestSidePx: 4000, fixes: { square: true } }, 16_000_000],
] as const)('a picture counts by %s', (_, spec, pixels) => {
  expect(heldPixels(original, spec)).toBe(pixels)
})
