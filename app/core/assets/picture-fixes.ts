import { z } from 'zod'
import { areaSchema } from '../compliance/measurements.ts'
import { colourSurfaceSchema } from '../compliance/colour-surface.ts'

/** Of the canvas, how much the product's longer side takes after a trim: Seller Central asks for 85 % at least (202131130). */
export const filledShare = 0.9

/** Of the short side of what is sent, from each edge: how far a faded picture is pure white. The check looks at a ring of 0.02. */
export const fadedWhite = 0.022
/** From where on it stays as it was: at the least, for what happens in between to look soft, and at the most. */
export const narrowestFade = 0.035
export const widestFade = 0.06

/**
 * What is done to a picture beyond what every rendition gets. Part of a rendition's spec, so all that decides about the bytes is in
 * here as numbers. Carried out in the order of the fields, between making the picture upright, sRGB and opaque before, and encoding
 * without metadata after. Nothing is enlarged or invented.
 */
export const pictureFixesSchema = z.object({
  /** Of an animation the first frame alone. Every other step brings it, because a fixed picture stands still. */
  still: z.literal(true).optional(),
  /** What remains when a border is cut off. */
  frame: areaSchema.optional(),
  /**
   * The background becomes 255 in every channel. `clamp`: all colours are raised until `level` is white, for backgrounds that nearly
   * are. `replace`: what is near the smooth colour and hangs together with the edges becomes white. `fade`: all becomes white towards
   * the edges, from `from` of the short side on (of what is left without the frame), for a soft shadow that leaves a picture on white.
   */
  white: z
    .discriminatedUnion('how', [
      z.object({ how: z.literal('clamp'), level: z.number().min(200).max(255) }),
      z.object({ how: z.literal('replace'), surface: colourSurfaceSchema }),
      z.object({ how: z.literal('fade'), from: z.number().min(narrowestFade).max(widestFade) }),
    ])
    .optional(),
  /** The product's own area; the empty space around it is cut off and `square` gives it an even margin. */
  trim: areaSchema.optional(),
  /** White is added to the shorter side until the picture is square; after a trim, around it too. */
  square: z.literal(true).optional(),
})
export type PictureFixes = z.infer<typeof pictureFixesSchema>

/** The fixes that a merchant can leave out, in the order in which they are carried out. */
export const fixSteps = ['still', 'frame', 'white', 'trim', 'square'] as const
export type FixStep = (typeof fixSteps)[number]

export function stepsOf(fixes: PictureFixes): FixStep[] {
  return fixSteps.filter((step) => fixes[step] !== undefined)
}

/**
 * Only these steps. A trim without a square would leave no margin at all, so that it brings one; and white around a background that is
 * not white would show a box, so that both bring the white background where it is offered. All of them bring the first frame.
 */
export function chosenFixes(fixes: PictureFixes, steps: readonly string[]): PictureFixes {
  const wanted = (step: FixStep) => steps.includes(step)
  const isPadded = fixes.square !== undefined && (wanted('square') || wanted('trim'))
  const chosen: PictureFixes = {
    ...(wanted('frame') && fixes.frame && { frame: fixes.frame }),
    ...((wanted('white') || isPadded) && fixes.white && { white: fixes.white }),
    ...(wanted('trim') && fixes.trim && { trim: fixes.trim }),
    ...((wanted('square') || (wanted('trim') && fixes.trim)) && { square: true as const }),
  }
  return fixes.still && (wanted('still') || stepsOf(chosen).length > 0) ? { still: true, ...chosen } : chosen
}

/** In the order that keys have always had; another step is named only where it is chosen. */
const keyedByPlace = ['frame', 'white', 'trim', 'square'] as const

/** Names fixes of an asset: the same for the same fixes, '' for none. */
export function fixKeyOf(fixes: PictureFixes | null): string {
  return fixes === null
    ? ''
    : JSON.stringify([...keyedByPlace.map((step) => fixes[step] ?? null), ...(fixes.still ? ['still'] : [])])
}
