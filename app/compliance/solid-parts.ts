import { brightness, chroma } from './brightness.ts'
import { type Component, findComponents } from './components.ts'
import { cellFinder, coarseMask, grown, type Mask } from './mask.ts'
import { filled } from './outside.ts'
import type { Pixels } from './picture-pixels.ts'

/** Side of the mask in which parts are told apart, in cells. */
const cellsAlong = 256
/** Cells around a thing that still belong to it: a strap or a white sleeve is hardly seen for a moment. */
const bridged = 1
/** Where brightness changes less than this from pixel to pixel and the colour is grey, it is a soft shadow. */
const solidStep = 18
const solidColour = 40

/** A soft shadow has none of them; the flattest product has an outline. */
const minSolidCells = 3
const minSolidShare = 0.02

export interface Part {
  /** In cells; its box is one cell wider on each side. */
  readonly component: Component
  /** Of the whole picture, 0 to 1. */
  readonly areaShare: number
}

/**
 * The separate things that a picture shows, largest first, soft shadows left out. `cells`: the mask in which they hang together, for
 * finding them again.
 */
export function solidParts(pixels: Pixels, mask: Mask): { readonly parts: readonly Part[]; readonly cells: Mask } {
  const coarse = coarseMask(mask, cellsAlong)
  // Print on a product that has the background's colour lies within its outline.
  const joined = filled(grown(coarse, bridged))
  const { list, labels } = findComponents(joined)
  const solid = solidCells(pixels, coarse)
  const sums = list.map(() => ({ areaPx: 0, solid: 0 }))
  labels().forEach((label, at) => {
    const sum = sums[label - 1]
    if (!sum) return
    sum.areaPx += coarse.bits[at] ?? 0
    sum.solid += solid[at] ?? 0
  })
  const parts = list.flatMap((component) => {
    const sum = sums[component.label - 1]
    const isSolid = sum && sum.solid >= Math.max(minSolidCells, sum.areaPx * minSolidShare)
    return isSolid ? [{ component, areaShare: sum.areaPx / coarse.bits.length }] : []
  })
  return { parts: parts.sort((one, other) => other.areaShare - one.areaShare), cells: joined }
}

/** Cells with an edge or a colour in them. */
function solidCells(pixels: Pixels, coarse: Mask): Uint8Array {
  const solid = new Uint8Array(coarse.bits.length)
  const cellAt = cellFinder(pixels, coarse)
  const { light } = brightness(pixels)
  const { rgb, widthPx } = pixels
  for (let y = 1; y < pixels.heightPx; y += 1)
    for (let x = 1; x < widthPx; x += 1) {
      const at = y * widthPx + x
      const here = light[at] ?? 0
      const isSolid =
        Math.abs(here - (light[at - 1] ?? 0)) >= solidStep ||
        Math.abs(here - (light[at - widthPx] ?? 0)) >= solidStep ||
        chroma(rgb, at) >= solidColour
      if (isSolid) solid[cellAt(x, y)] = 1
    }
  return solid
}
