import { hammingDistance, type PictureFacts } from '../assets/asset-facts.ts'

/** What is compared of two pictures. */
export type Look = Pick<PictureFacts, 'perceptualHash' | 'dominantColours'>

/** Scaling and re-encoding change a few bits; pictures of different things differ in about half of the 64. */
const mostBits = 10

/** The hash is blind to colour: two colours of one shirt differ in most of what is not background. */
const mostColour = 60

/** Whether two pictures show the same, and in how many bits of 64 their hashes differ. Pure. */
export function sameLook(one: Look, other: Look): { readonly same: boolean; readonly distance: number } {
  const distance = hammingDistance(one.perceptualHash, other.perceptualHash)
  return { distance, same: distance <= mostBits && colourDistance(one, other) <= mostColour }
}

/** Between the mean colours of what is not background, 0 to 441. */
function colourDistance(one: Look, other: Look): number {
  const [a, b] = [meanColour(one), meanColour(other)]
  return a && b ? Math.hypot(...a.map((value, at) => value - (b[at] ?? 0))) : 0
}

/** Null: all of it is background. */
function meanColour({ dominantColours }: Look): number[] | null {
  const colours = dominantColours
    .map(({ hex, share }) => ({ share, rgb: [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) }))
    .filter(({ rgb }) => Math.min(...rgb) < nearlyWhite)
  const all = colours.reduce((sum, { share }) => sum + share, 0)
  if (all === 0) return null
  return [0, 1, 2].map((at) => colours.reduce((sum, { rgb, share }) => sum + (rgb[at] ?? 0) * share, 0) / all)
}

const nearlyWhite = 232
