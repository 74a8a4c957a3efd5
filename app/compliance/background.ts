import { type ColourSurface, roundedSurface, surfaceAt, surfaceTerms } from '../core/compliance/colour-surface.ts'
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
/** The least that each channel of a near white has. */
export const nearWhite = 240

/** Tells what lies behind the product, by the ring along the edges. */
export function findBackground(pixels: Pixels): Background {
  const ring = ringOf(pixels)
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
  return smooth >= plainShare ? plain : { kind: 'mixed', ...none }
}

/** Positions of the pixels in the ring. */
export function ringOf({ widthPx, heightPx }: Pick<Pixels, 'widthPx' | 'heightPx'>): Uint32Array {
  const wide = Math.max(1, Math.round(ringShare * Math.min(widthPx, heightPx)))
  const found: number[] = []
  for (let y = 0; y < heightPx; y += 1) {
    const wholeRow = y < wide || y >= heightPx - wide
    for (let x = 0; x < widthPx; x += 1) {
      if (!wholeRow && x === wide) x = Math.max(x, widthPx - wide)
      found.push(y * widthPx + x)
    }
  }
  return Uint32Array.from(found)
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
  const median = (channel: number) =>
    percentile(
      ring.map((at) => rgb[at * 3 + channel] ?? 0),
      0.5,
    )
  return [median(0), median(1), median(2)]
}

/** Of the ring's near white pixels, the hundredth part from below: a darker one belongs to a shadow or a product. */
function whiteLevel({ rgb }: Pixels, ring: Uint32Array): number {
  return percentile(
    ring.map((at) => darkest(rgb, at)).filter((value) => value >= nearWhite),
    0.01,
  )
}

/** Sorts the values. */
export function percentile(values: Uint32Array, share: number): number {
  values.sort()
  return values[Math.floor(share * (values.length - 1))] ?? 0
}

/** Each round leaves out what the last one found far away, so that a product cut by the edge does not bend the surface. */
export function fitSurface(pixels: Pixels, ring: Uint32Array): ColourSurface {
  // A few thousand points determine six numbers well.
  const step = Math.max(1, Math.floor(ring.length / 4000))
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
