import { surfaceDistances } from '../renditions/surface-distances.ts'
import { type Background, darkest } from './background.ts'
import type { Box, Size } from './box.ts'
import type { Pixels } from './picture-pixels.ts'

/** Which pixels belong to something: 1, and 0 elsewhere. */
export interface Mask {
  readonly widthPx: number
  readonly heightPx: number
  readonly bits: Uint8Array
}

/** A pixel belongs to the product when one of its channels is below this, on white; Seller Central names no measure. */
export const productBelow = 243
/** What touches an edge must be darker: a soft shadow may reach it. */
export const contactBelow = 235
const opaqueFrom = 32
const plainTolerance = 24

/** What tells a product from its background. */
export interface Apartness {
  /** How far each pixel is from the background, 0 to 255. */
  readonly plane: Uint8Array
  /**
   * What is not background. `below`: on a white background of that level, how bright the product's darkest channel may be; another
   * background has one mask only.
   */
  readonly maskOf: (below: number, level: number) => Mask
  /** Up to there on the plane it is background, at the brightness that a product on white has at most. */
  readonly least: number
}

export function apartness(pixels: Pixels, background: Background): Apartness {
  const { widthPx, heightPx } = pixels
  const { plane, cut } = planeOf(pixels, background)
  return {
    plane,
    least: cut(productBelow),
    maskOf: (below, level) => {
      const bits = new Uint8Array(plane.length)
      const least = cut((below * level) / 255)
      for (let at = 0; at < bits.length; at += 1) bits[at] = (plane[at] ?? 0) > least ? 1 : 0
      return { widthPx, heightPx, bits }
    },
  }
}

/** `cut`: from where on it is the product. */
function planeOf(pixels: Pixels, { kind, surface }: Background): { plane: Uint8Array; cut: (below: number) => number } {
  const { rgb, alpha, widthPx: width, heightPx: height } = pixels
  if (kind === 'transparent' && alpha) return { plane: alpha, cut: () => opaqueFrom - 1 }
  if (surface) return { plane: surfaceDistances(rgb, { width, height }, surface), cut: () => plainTolerance }
  if (kind === 'mixed') return { plane: new Uint8Array(width * height).fill(255), cut: () => 0 }
  const plane = new Uint8Array(width * height)
  for (let at = 0; at < plane.length; at += 1) plane[at] = 255 - darkest(rgb, at)
  return { plane, cut: (below) => 255 - below }
}

/** The smallest rectangle around what is set in at least two pixels of a row or column; null: nothing is. */
export function boxOf({ widthPx, heightPx, bits }: Mask): Box | null {
  const rows = new Uint32Array(heightPx)
  const columns = new Uint32Array(widthPx)
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1)
      if (bits[y * widthPx + x]) {
        rows[y] = (rows[y] ?? 0) + 1
        columns[x] = (columns[x] ?? 0) + 1
      }
  const isUsed = (count: number) => count >= 2
  const left = columns.findIndex(isUsed)
  const top = rows.findIndex(isUsed)
  if (left < 0 || top < 0) return null
  return { left, top, width: columns.findLastIndex(isUsed) - left + 1, height: rows.findLastIndex(isUsed) - top + 1 }
}

export interface EdgeContact {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** How much of each outermost row and column is set, 0 to 1. */
export function edgeContact({ widthPx, heightPx, bits }: Mask): EdgeContact {
  const share = (length: number, at: (step: number) => number) => {
    let count = 0
    for (let step = 0; step < length; step += 1) count += bits[at(step)] ?? 0
    return count / length
  }
  return {
    top: share(widthPx, (x) => x),
    right: share(heightPx, (y) => y * widthPx + widthPx - 1),
    bottom: share(widthPx, (x) => (heightPx - 1) * widthPx + x),
    left: share(heightPx, (y) => y * widthPx),
  }
}

/** A coarser mask whose longest side has so many cells; a cell is set when a quarter of it is. */
export function coarseMask(mask: Mask, cells: number): Mask {
  const scale = Math.max(1, Math.max(mask.widthPx, mask.heightPx) / cells)
  const widthPx = Math.max(1, Math.round(mask.widthPx / scale))
  const heightPx = Math.max(1, Math.round(mask.heightPx / scale))
  const cellAt = cellFinder(mask, { widthPx, heightPx })
  const set = new Uint32Array(widthPx * heightPx)
  const all = new Uint32Array(widthPx * heightPx)
  for (let y = 0; y < mask.heightPx; y += 1)
    for (let x = 0; x < mask.widthPx; x += 1) {
      const cell = cellAt(x, y)
      all[cell] = (all[cell] ?? 0) + 1
      set[cell] = (set[cell] ?? 0) + (mask.bits[y * mask.widthPx + x] ?? 0)
    }
  const bits = new Uint8Array(set.length)
  for (let cell = 0; cell < bits.length; cell += 1) bits[cell] = (set[cell] ?? 0) * 4 >= (all[cell] ?? 1) ? 1 : 0
  return { widthPx, heightPx, bits }
}

/** Answers in which cell of a coarser picture a pixel lies. */
export function cellFinder(fine: Size, coarse: Size): (x: number, y: number) => number {
  const columns = Uint32Array.from({ length: fine.widthPx }, (_, x) => Math.floor((x * coarse.widthPx) / fine.widthPx))
  const rows = Uint32Array.from(
    { length: fine.heightPx },
    (_, y) => Math.floor((y * coarse.heightPx) / fine.heightPx) * coarse.widthPx,
  )
  return (x, y) => (rows[y] ?? 0) + (columns[x] ?? 0)
}

/** Grows what is set by so many pixels on every side. */
export function grown(mask: Mask, byPx: number): Mask {
  return spread(spread(mask, byPx, 'across'), byPx, 'down')
}

/** Every pixel is written once, because each line remembers how far it was filled. */
function spread({ widthPx, heightPx, bits }: Mask, byPx: number, way: 'across' | 'down'): Mask {
  const result = new Uint8Array(bits.length)
  const down = way === 'down'
  const [length, lines, stride] = down ? [heightPx, widthPx, widthPx] : [widthPx, heightPx, 1]
  const filled = new Uint32Array(lines)
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) {
      const at = y * widthPx + x
      if (!bits[at]) continue
      const line = down ? x : y
      const step = down ? y : x
      const end = Math.min(length, step + byPx + 1)
      const lineStart = at - step * stride
      for (let next = Math.max(filled[line] ?? 0, step - byPx); next < end; next += 1)
        result[lineStart + next * stride] = 1
      filled[line] = end
    }
  return { widthPx, heightPx, bits: result }
}
