import type { ColourFamily } from './colour-words.ts'
import type { DominantColour } from './proposal.ts'

/** Share of the product's own pixels per family; the background (white, or the near-white of a studio) is left out. */
export type FamilyShares = ReadonlyMap<ColourFamily, number>

const backgroundShare = 0.35

/**
 * Sorts a picture's dominant colours into families. Where white covers more than a third it counts as background and keeps
 * only what exceeds it when nothing else is left: a white shirt on white stays white.
 */
export function familyShares(colours: readonly DominantColour[]): FamilyShares {
  const shares = new Map<ColourFamily, number>()
  for (const { hex, share } of colours) {
    const family = familyOfHex(hex)
    shares.set(family, (shares.get(family) ?? 0) + share)
  }
  const white = shares.get('white') ?? 0
  if (white > backgroundShare) shares.set('white', Math.max(0, white - 0.75))
  return normalised(shares)
}

function normalised(shares: Map<ColourFamily, number>): FamilyShares {
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0)
  if (total === 0) return new Map([['white', 1]])
  return new Map([...shares].map(([family, share]) => [family, share / total]))
}

/** Families that photographs of one product are often sorted into: coral is sold as red, navy looks black. */
const neighbours: Readonly<Record<ColourFamily, readonly ColourFamily[]>> = {
  black: ['gray', 'blue'],
  white: ['gray', 'beige'],
  gray: ['black', 'white', 'blue'],
  red: ['pink', 'orange', 'brown'],
  orange: ['red', 'brown', 'yellow'],
  yellow: ['orange', 'beige', 'green'],
  green: ['yellow', 'gray'],
  blue: ['purple', 'black', 'gray'],
  purple: ['blue', 'pink'],
  pink: ['red', 'purple'],
  brown: ['orange', 'black', 'red', 'beige'],
  beige: ['white', 'yellow', 'brown'],
}

/** How much of the product has the family's colour; neighbouring families count for less. 0 to 1. */
export function shareOfFamily(shares: FamilyShares, family: ColourFamily): number {
  const near = neighbours[family].reduce((sum, neighbour) => sum + (shares.get(neighbour) ?? 0), 0)
  return Math.min(1, (shares.get(family) ?? 0) + near * 0.3)
}

function familyOfHex(hex: string): ColourFamily {
  const { hue, saturation, lightness, chroma } = hslOf(hex)
  if (lightness < 0.12) return 'black'
  if (chroma < 0.1 || saturation < 0.12) return lightness > 0.82 ? 'white' : lightness < 0.24 ? 'black' : 'gray'
  return chromaticFamily(hue, saturation, lightness)
}

function chromaticFamily(hue: number, saturation: number, lightness: number): ColourFamily {
  if (hue < 15 || hue >= 345) return lightness > 0.72 ? 'pink' : 'red'
  if (hue < 40) return lightness < 0.4 ? 'brown' : saturation < 0.4 || lightness > 0.78 ? 'beige' : 'orange'
  if (hue < 68) return saturation < 0.35 ? 'beige' : 'yellow'
  if (hue < 165) return 'green'
  if (hue < 255) return saturation < 0.18 ? 'gray' : 'blue'
  if (hue < 295) return 'purple'
  return 'pink'
}

interface Hsl {
  readonly hue: number
  readonly saturation: number
  readonly lightness: number
  /** Distance of the strongest from the weakest channel: near 0 the hue is noise. */
  readonly chroma: number
}

function hslOf(hex: string): Hsl {
  const value = Number.parseInt(hex.replace('#', ''), 16)
  const [red, green, blue] = [(value >> 16) & 255, (value >> 8) & 255, value & 255].map((part) => part / 255) as [
    number,
    number,
    number,
  ]
  const high = Math.max(red, green, blue)
  const low = Math.min(red, green, blue)
  const range = high - low
  const lightness = (high + low) / 2
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1))
  return { hue: hueOf(red, green, blue, high, range), saturation, lightness, chroma: range }
}

function hueOf(red: number, green: number, blue: number, high: number, range: number): number {
  if (range === 0) return 0
  const turn =
    high === red ? ((green - blue) / range) % 6 : high === green ? (blue - red) / range + 2 : (red - green) / range + 4
  return (turn * 60 + 360) % 360
}
