import { faintOutlineFrom } from '../core/compliance/ruleset.ts'
import type { Box } from './box.ts'
import { type Component, findComponents } from './components.ts'
import { cellFinder, coarseMask, grown, type Mask } from './mask.ts'
import { filled } from './outside.ts'

/** Letters are smaller than this share of the longest side; what is larger is the product, or another thing. */
export const largestLetter = 0.12
/** What differs less from the background is not meant to be read: blotches that compression leaves of a shadow. */
const legibleContrast = 10
/** How far from the product, as a share of the longest side: compression leaves noise nearer to it. */
const clearance = 0.012
/** A product that hardly differs from its background ends before its last folds. */
const paleClearance = 0.03
/** A word that hangs together is so much longer than high, and half as high as a letter may be. */
const lineLength = 2
/** The product is told from letters in cells of about so many pixels: its outline is not needed any finer. */
const cellPx = 2

/**
 * What lies on the background apart from the product, as added writing does. `faint`: all that is not quite background; `product`:
 * what is clearly none, writing included.
 */
export function inkOf(faint: Mask, product: Mask, faintOutline: number): Mask {
  const longest = Math.max(faint.widthPx, faint.heightPx)
  const coarse = coarseMask(product, Math.round(longest / cellPx))
  const letterCells = (largestLetter * longest) / cellPx
  const { list, maskOf } = findComponents(coarse)
  // Letters that hang together are a long thing, and low.
  const isBody = ({ box: { width, height } }: Component) =>
    Math.max(width, height) > letterCells && (height > letterCells / 2 || width < lineLength * height)
  const body = maskOf((component) => component === list[0] || isBody(component))
  // Folds of a white shirt are no writing.
  const clear = faintOutline >= faintOutlineFrom ? paleClearance : clearance
  const near = filled(grown(body, Math.round((clear * longest) / cellPx)))
  const cellAt = cellFinder(faint, near)
  const bits = new Uint8Array(faint.bits.length)
  for (let y = 0; y < faint.heightPx; y += 1)
    for (let x = 0; x < faint.widthPx; x += 1) {
      const at = y * faint.widthPx + x
      if (faint.bits[at] && !near.bits[cellAt(x, y)]) bits[at] = 1
    }
  return { ...faint, bits }
}

/** The pieces of ink that somebody could see. `plane`: how far each pixel is from the background. */
export function visiblePieces(ink: Mask, plane: Uint8Array): readonly Component[] {
  return findComponents(ink).list.filter(({ box }) => reaches(plane, ink.widthPx, box, legibleContrast))
}

function reaches(plane: Uint8Array, widthPx: number, { left, top, width, height }: Box, least: number): boolean {
  for (let y = top; y < top + height; y += 1)
    for (let at = y * widthPx + left; at < y * widthPx + left + width; at += 1)
      if ((plane[at] ?? 0) >= least) return true
  return false
}
