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
  const isPale = faintOutline >= faintOutlineFrom
  const near = filled(grown(body, Math.round(((isPale ? paleClearance : clearance) * longest) / cellPx)))
  if (isPale) fillBetween(near)
  const cellAt = cellFinder(faint, near)
  const bits = new Uint8Array(faint.bits.length)
  for (let y = 0; y < faint.heightPx; y += 1)
    for (let x = 0; x < faint.widthPx; x += 1) {
      const at = y * faint.widthPx + x
      if (faint.bits[at] && !near.bits[cellAt(x, y)]) bits[at] = 1
    }
  return { ...faint, bits }
}

/** A pale product has gaps in its outline: what has some of it on all four sides lies within it. */
function fillBetween({ widthPx, heightPx, bits }: Mask): void {
  const rows = Array.from({ length: heightPx }, () => ({ first: Infinity, last: -1 }))
  const columns = Array.from({ length: widthPx }, () => ({ first: Infinity, last: -1 }))
  const each = (visit: (row: Span | undefined, x: number, column: Span | undefined, y: number) => void) => {
    for (let y = 0; y < heightPx; y += 1) for (let x = 0; x < widthPx; x += 1) visit(rows[y], x, columns[x], y)
  }
  each((row, x, column, y) => {
    if (!bits[y * widthPx + x]) return
    extend(row, x)
    extend(column, y)
  })
  each((row, x, column, y) => {
    if (isWithin(row, x) && isWithin(column, y)) bits[y * widthPx + x] = 1
  })
}

interface Span {
  first: number
  last: number
}

function extend(span: Span | undefined, at: number): void {
  if (!span) return
  span.first = Math.min(span.first, at)
  span.last = Math.max(span.last, at)
}

function isWithin(span: Span | undefined, at: number): boolean {
  return span !== undefined && at > span.first && at < span.last
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
