import { surfaceDistances } from '../renditions/surface-distances.ts'
import { type Background, darkest } from './background.ts'
import type { Box } from './box.ts'
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

/** What is not background. `below`: on a white background, how bright the product's darkest channel may be. */
export function productMask(pixels: Pixels, background: Background, below: number): Mask {
  const { widthPx, heightPx, rgb, alpha } = pixels
  const bits = new Uint8Array(widthPx * heightPx)
  const threshold = (below * background.level) / 255
  const { surface } = background
  const distances = surface && surfaceDistances(rgb, { width: widthPx, height: heightPx }, surface)
  const belongs = (at: number) => {
    if (background.kind === 'transparent') return (alpha?.[at] ?? 255) >= opaqueFrom
    if (distances) return (distances[at] ?? 0) > plainTolerance
    return background.kind === 'mixed' || darkest(rgb, at) < threshold
  }
  for (let at = 0; at < bits.length; at += 1) bits[at] = belongs(at) ? 1 : 0
  return { widthPx, heightPx, bits }
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
  const set = new Uint32Array(widthPx * heightPx)
  const all = new Uint32Array(widthPx * heightPx)
  for (let y = 0; y < mask.heightPx; y += 1) {
    const row = Math.min(heightPx - 1, Math.floor((y * heightPx) / mask.heightPx)) * widthPx
    for (let x = 0; x < mask.widthPx; x += 1) {
      const cell = row + Math.min(widthPx - 1, Math.floor((x * widthPx) / mask.widthPx))
      all[cell] = (all[cell] ?? 0) + 1
      set[cell] = (set[cell] ?? 0) + (mask.bits[y * mask.widthPx + x] ?? 0)
    }
  }
  return { widthPx, heightPx, bits: Uint8Array.from(set, (count, at) => (count * 4 >= (all[at] ?? 1) ? 1 : 0)) }
}

/** Grows what is set by so many pixels on every side. */
export function grown(mask: Mask, byPx: number): Mask {
  return spread(spread(mask, byPx, 1), byPx, mask.widthPx)
}

/** Along rows (stride 1) or columns (stride = width): how far the last set pixel is decides, so that it takes two passes. */
function spread({ widthPx, heightPx, bits }: Mask, byPx: number, stride: number): Mask {
  const result = new Uint8Array(bits)
  const [lines, length, lineStride] = stride === 1 ? [heightPx, widthPx, widthPx] : [widthPx, heightPx, 1]
  for (let line = 0; line < lines; line += 1) {
    let before = Infinity
    let after = Infinity
    for (let step = 0; step < length; step += 1) {
      const at = line * lineStride + step * stride
      const mirrored = line * lineStride + (length - 1 - step) * stride
      before = bits[at] ? 0 : before + 1
      after = bits[mirrored] ? 0 : after + 1
      if (before <= byPx) result[at] = 1
      if (after <= byPx) result[mirrored] = 1
    }
  }
  return { widthPx, heightPx, bits: result }
}
