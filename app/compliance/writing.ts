import { type Box, boxAround, type Size } from './box.ts'
import type { Component } from './components.ts'
import { largestLetter } from './ink.ts'
import { strokeWidths } from './strokes.ts'

/** A line of what looks like writing. */
export interface Writing {
  readonly box: Box
  /** How often a pen crosses the line: two or three times per letter. */
  readonly strokes: number
  /** Of so many pieces it consists: one, where its letters hang together. */
  readonly letters: number
}

/** Legible letters, as a share of the longest side, and in pixels: what is lower has no strokes to tell. */
const lowest = 0.008
const lowestPx = 6
/** Letters of a line are side by side: of similar height, at a similar height, not far from each other. */
const similarHeight = 2
const overlap = 0.5
const gap = 1.2
/** Strokes of letters are thin for their height. A line is longer than high. */
const thinStroke = 0.42
const mostlyThin = 0.7
const minLength = 1.4
/** Rows of the line in which strokes are counted, as shares of its height. */
const rows = [0.25, 0.35, 0.45, 0.55, 0.65, 0.75]
/** So many pieces say nothing of letters: the ground is spotted. */
const maxPieces = 2000

/**
 * Lines of writing by their strokes, so that letters that hang together count as well as separate ones (after Epshtein, Ofek and
 * Wexler, "Detecting text in natural scenes with stroke width transform", CVPR 2010: strokes of letters have one width, and letters
 * come in lines). `pieces`: of ink on the background. `plane`: how far each pixel is from that.
 */
export function findWriting(
  pieces: readonly Component[],
  plane: Uint8Array,
  { widthPx, heightPx }: Size,
): readonly Writing[] {
  const longest = Math.max(widthPx, heightPx)
  const legible = pieces
    .map(({ box }) => box)
    .filter(({ height }) => height >= Math.max(lowestPx, lowest * longest) && height <= largestLetter * longest)
  if (legible.length > maxPieces) return []
  return linesOf(legible)
    .filter(({ box: { width, height } }) => width >= minLength * height)
    .flatMap(({ box, letters }) => {
      const strokes = strokesIn(plane, widthPx, box)
      return strokes > 0 ? [{ box, strokes, letters }] : []
    })
    .sort((one, other) => other.strokes - one.strokes)
}

/** Joins pieces to lines, from left to right. */
function linesOf(pieces: readonly Box[]): { readonly box: Box; readonly letters: number }[] {
  const lines: { box: Box; last: Box; letters: number }[] = []
  for (const piece of [...pieces].sort((one, other) => one.left - other.left)) {
    const line = lines.find(({ box, last }) => isBeside(box, last, piece))
    if (line) {
      line.box = boxAround(line.box, piece)
      line.last = piece
      line.letters += 1
    } else lines.push({ box: piece, last: piece, letters: 1 })
  }
  return lines
}

function isBeside(line: Box, last: Box, next: Box): boolean {
  const [low, high] = [Math.min(last.height, next.height), Math.max(last.height, next.height)]
  const shared = Math.min(last.top + last.height, next.top + next.height) - Math.max(last.top, next.top)
  return high <= similarHeight * low && shared >= overlap * low && next.left - (line.left + line.width) <= gap * high
}

/** How often a row through the line crosses ink, typically; 0 where what is crossed is too wide for strokes. */
function strokesIn(plane: Uint8Array, widthPx: number, { left, top, width, height }: Box): number {
  const lines = rows.map((share) => (top + Math.floor(share * height)) * widthPx + left)
  const darkest = Math.max(...lines.flatMap((line) => [...plane.subarray(line, line + width)]))
  // Half of the darkest, because compression and scaling fill what is between letters with a haze.
  const crossed = lines.map((line) => strokeWidths(plane, line, line + width, darkest / 2))
  const widths = crossed.flat()
  const thin = widths.filter((stroke) => stroke <= Math.max(3, thinStroke * height))
  const counts = crossed.map(({ length }) => length).sort((one, other) => one - other)
  return thin.length >= mostlyThin * widths.length ? (counts[Math.floor(counts.length / 2)] ?? 0) : 0
}
