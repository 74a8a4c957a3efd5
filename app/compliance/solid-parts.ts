import { brightness } from './brightness.ts'
import { type Component, findComponents } from './components.ts'
import { type Mask, coarseMask } from './mask.ts'
import type { Pixels } from './picture-pixels.ts'

/** Side of the mask in which parts are told apart, in cells. */
const cells = 256
/** Where brightness changes less than this from pixel to pixel and the colour is grey, it is a soft shadow. */
const solidStep = 18
const solidColour = 40

/** A soft shadow has none of them; the flattest product has an outline. */
const minSolidCells = 3
const minSolidShare = 0.02

export interface Part {
  /** In pixels of the mask that was given. */
  readonly component: Component
  /** Of the whole picture, 0 to 1. */
  readonly areaShare: number
}

/** The separate things that a picture shows, largest first, soft shadows left out. */
export function solidParts(pixels: Pixels, mask: Mask): { readonly parts: readonly Part[]; readonly coarse: Mask } {
  const coarse = coarseMask(mask, cells)
  const { list, labels } = findComponents(coarse)
  const solid = solidCells(pixels, coarse)
  const solidOf = new Uint32Array(list.length + 1)
  labels.forEach((label, at) => (solidOf[label] = (solidOf[label] ?? 0) + (solid[at] ?? 0)))
  const parts = list
    .filter(({ label, areaPx }) => (solidOf[label] ?? 0) >= Math.max(minSolidCells, areaPx * minSolidShare))
    .map((component) => ({ component, areaShare: component.areaPx / labels.length }))
  return { parts, coarse }
}

/** Cells with an edge or a colour in them. */
function solidCells(pixels: Pixels, { widthPx, heightPx }: Mask): Uint8Array {
  const solid = new Uint8Array(widthPx * heightPx)
  const { light } = brightness(pixels)
  const { rgb } = pixels
  for (let y = 1; y < pixels.heightPx; y += 1) {
    const row = Math.min(heightPx - 1, Math.floor((y * heightPx) / pixels.heightPx)) * widthPx
    for (let x = 1; x < pixels.widthPx; x += 1) {
      const at = y * pixels.widthPx + x
      const here = light[at] ?? 0
      const step = Math.max(Math.abs(here - (light[at - 1] ?? 0)), Math.abs(here - (light[at - pixels.widthPx] ?? 0)))
      if (step < solidStep && chroma(rgb, at) < solidColour) continue
      solid[row + Math.min(widthPx - 1, Math.floor((x * widthPx) / pixels.widthPx))] = 1
    }
  }
  return solid
}

function chroma(rgb: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0] = [rgb[at * 3], rgb[at * 3 + 1], rgb[at * 3 + 2]]
  return Math.max(red, green, blue) - Math.min(red, green, blue)
}
