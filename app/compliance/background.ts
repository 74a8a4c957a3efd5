import { type ColourSurface, roundedSurface, surfaceAt, surfaceTerms } from '../core/compliance/colour-surface.ts'
import type { Size } from './box.ts'
import { leastSquares } from './least-squares.ts'
import type { Pixels } from './picture-pixels.ts'

/** The border ring that facts about a background are read from, as a share of the short side. */
const ringShare = 0.02

export interface Background {
  /**
   * `transparent`; `white`: near white, with or without a tint; `plain`: another colour that changes smoothly; `mixed`: anything else,
   * such as a room or a street.
   */
  readonly kind: 'transparent' | 'white' | 'plain' | 'mixed'
  /** Of a plain background. */
  readonly surface: ColourSurface | null
  /** The darkest that the background gets, leaving a hundredth out: what the product is told from. Of `white` alone. */
  readonly level: number
  readonly colour: readonly [number, number, number]
}

/** A ring is plain where this much of it lies so near to one smooth surface; the rest is the product, cut by the edge. */
const plainShare = 0.75
const clearlyPlain = 0.9
const nearlyAll = 0.98
const plainDistance = 14
/** So much of pure white or of nothing in the ring is a background; the rest is a product that fills the picture beyond its edges. */
const seenShare = 0.1
/** One colour is even where this much of the ring differs from it by no more than noise, and hardly anything by little more. */
const evenShare = 0.25
const evenTolerance = 4
const sharpPeak = 0.8
/** The least that each channel of a near white has. */
export const nearWhite = 240

/** Tells what lies behind the product, by the ring along the edges (`ringOf`). */
export function findBackground(pixels: Pixels, ring: Uint32Array): Background {
  const colour = medianColour(pixels, ring)
  const none = { surface: null, level: 255, colour }
  if (pixels.alpha && shareOf(ring, (at) => (pixels.alpha?.[at] ?? 255) < 250) >= seenShare)
    return { kind: 'transparent', ...none }
  const pure = shareOf(ring, (at) => darkest(pixels.rgb, at) === 255)
  const near = shareOf(ring, (at) => darkest(pixels.rgb, at) >= nearWhite)
  const white = { kind: 'white' as const, ...none, level: whiteLevel(pixels, ring) }
  if (near >= nearlyAll || pure >= 0.5) return white
  const surface = fitSurface(pixels, ring)
  const smooth = shareOf(ring, (at) => surfaceDistance(pixels, surface, at) <= plainDistance)
  const plain = { kind: 'plain' as const, ...none, surface: roundedSurface(surface) }
  if (smooth >= clearlyPlain) return plain
  if (pure >= seenShare || Math.min(...colour) >= nearWhite) return white
  if (smooth >= plainShare) return plain
  const even = evenColour(pixels, ring)
  return even ? { ...plain, surface: even.map((value) => [value, 0, 0, 0, 0, 0]) } : { kind: 'mixed', ...none }
}

/**
 * The one colour that a studio wall or a drawing program gives to all of a background, where the product leaves a quarter of the ring:
 * the rest is clearly of other colours. A sky, a wall or a night has all shades in between.
 */
function evenColour({ rgb }: Pixels, ring: Uint32Array): [number, number, number] | null {
  const colour = [0, 1, 2].map((channel) => mostFrequent(ring, (at) => rgb[at * 3 + channel] ?? 0))
  const within = (tolerance: number) =>
    shareOf(ring, (at) => colour.every((value, channel) => Math.abs((rgb[at * 3 + channel] ?? 0) - value) <= tolerance))
  const even = within(evenTolerance)
  const [red = 0, green = 0, blue = 0] = colour
  return even >= evenShare && even >= sharpPeak * within(plainDistance) ? [red, green, blue] : null
}

function mostFrequent(ring: Uint32Array, valueAt: (at: number) => number): number {
  const counts = new Uint32Array(256)
  for (const at of ring) counts[valueAt(at)] = (counts[valueAt(at)] ?? 0) + 1
  return counts.indexOf(Math.max(...counts))
}

/** Positions of the pixels in the ring; `share`: how wide it is, of the short side. */
export function ringOf({ widthPx, heightPx }: Size, share = ringShare): Uint32Array {
  const wide = Math.max(1, Math.round(share * Math.min(widthPx, heightPx)))
  const found = new Uint32Array(widthPx * heightPx - Math.max(0, widthPx - 2 * wide) * Math.max(0, heightPx - 2 * wide))
  let count = 0
  for (let y = 0; y < heightPx; y += 1) {
    const wholeRow = y < wide || y >= heightPx - wide
    for (let x = 0; x < widthPx; x += 1) {
      if (!wholeRow && x === wide) x = Math.max(x, widthPx - wide)
      found[count] = y * widthPx + x
      count += 1
    }
  }
  return found
}

/** The darkest channel of a pixel. */
export function darkest(rgb: Uint8Array, at: number): number {
  return Math.min(rgb[at * 3] ?? 0, rgb[at * 3 + 1] ?? 0, rgb[at * 3 + 2] ?? 0)
}

export function shareOf(positions: Uint32Array, holds: (at: number) => boolean): number {
  let count = 0
  for (const at of positions) if (holds(at)) count += 1
  return positions.length === 0 ? 0 : count / positions.length
}

/** How far a pixel is from a smooth background, in its most different channel. */
export function surfaceDistance({ rgb, widthPx, heightPx }: Pixels, surface: ColourSurface, at: number): number {
  const x = (at % widthPx) / widthPx
  const y = Math.floor(at / widthPx) / heightPx
  let most = 0
  for (let channel = 0; channel < 3; channel += 1)
    most = Math.max(most, Math.abs((rgb[at * 3 + channel] ?? 0) - surfaceAt(surface, channel, x, y)))
  return most
}

function medianColour({ rgb }: Pixels, ring: Uint32Array): [number, number, number] {
  const median = (channel: number) => percentile(ring, (at) => rgb[at * 3 + channel] ?? 0, 0.5)
  return [median(0), median(1), median(2)]
}

/** Of the ring's near white pixels, the hundredth part from below: a darker one belongs to a shadow or a product. */
function whiteLevel({ rgb }: Pixels, ring: Uint32Array): number {
  return percentile(ring, (at) => darkest(rgb, at), 0.01, nearWhite)
}

/** The value, 0 to 255, below which such a share of the positions lies; 0 without any. Counted are those of `from` and more. */
export function percentile(positions: Uint32Array, valueAt: (at: number) => number, share: number, from = 0): number {
  const counts = new Uint32Array(256)
  let total = 0
  for (const at of positions) {
    const value = valueAt(at)
    if (value < from) continue
    counts[value] = (counts[value] ?? 0) + 1
    total += 1
  }
  let left = Math.floor(share * (total - 1))
  return Math.max(
    0,
    counts.findIndex((count) => (left -= count) < 0),
  )
}

/** Each round leaves out what the last one found far away, so that a product cut by the edge does not bend the surface. */
export function fitSurface(pixels: Pixels, ring: Uint32Array): ColourSurface {
  // A few hundred points determine six numbers well.
  const step = Math.max(1, Math.floor(ring.length / 1500))
  let points = ring.filter((_, index) => index % step === 0)
  let surface = fitOnce(pixels, points)
  for (const tolerance of [60, 30, plainDistance]) {
    const near = points.filter((at) => surfaceDistance(pixels, surface, at) <= tolerance)
    if (near.length < points.length / 2) break
    points = near
    surface = fitOnce(pixels, points)
  }
  return surface
}

function fitOnce({ rgb, widthPx, heightPx }: Pixels, points: Uint32Array): ColourSurface {
  const rows = Array.from(points, (at) => surfaceTerms((at % widthPx) / widthPx, Math.floor(at / widthPx) / heightPx))
  return [0, 1, 2].map((channel) =>
    leastSquares(
      rows,
      Array.from(points, (at) => rgb[at * 3 + channel] ?? 0),
    ),
  )
}
