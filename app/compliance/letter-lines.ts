import { type Box, boxAround } from './box.ts'
import { brightness } from './brightness.ts'
import { type Component, findComponents } from './components.ts'
import { localContrast } from './local-contrast.ts'
import type { Pixels } from './picture-pixels.ts'
import { strokeWidths } from './strokes.ts'

/** A line of what looks like letters. */
export interface LetterLine {
  readonly box: Box
  readonly letters: number
}

/** What a stroke differs from its surroundings at least, and at half of its edge. */
const minContrast = 28
const clearContrast = 40
/** Sizes of a letter as shares of the longest side, and what it fills of its box: a blot fills all of it, a scratch nothing. */
const size = { lowest: 0.012, lowestPx: 7, highest: 0.14, widest: 0.16 }
const filled = { least: 0.2, most: 0.9 }
const narrowest = 0.15
const minAreaPx = 20
/** Neighbours in a line: of one height, on one base line, and near, all as shares of the height. */
const neighbours = { heights: 1.35, base: 0.2, top: 0.35, gap: 0.9, overlap: 0.3 }
/** Leaves and bricks come in fours by chance. */
const minLetters = 5
/** Strokes of one line are thin for its height and about equally wide. */
const thinStroke = 0.35
const widthSpread = 1
const rows = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]

/**
 * Lines of letters anywhere in a picture, where no background tells what was added (stroke widths after Epshtein, Ofek and Wexler,
 * CVPR 2010). Print on a product is found as well: nothing here says whose the letters are.
 */
export function findLetterLines(pixels: Pixels): readonly LetterLine[] {
  const { brighter, darker } = localContrast(brightness(pixels))
  return [brighter, darker].flatMap((plane) =>
    linesOf(candidates(pixels, plane))
      .filter((line) => line.length >= minLetters)
      .map((line) => ({ box: line.map(({ box }) => box).reduce(boxAround), letters: line.length }))
      .filter(({ box }) => hasStrokes(plane, pixels.widthPx, box)),
  )
}

function candidates({ widthPx, heightPx }: Pixels, plane: Uint8Array): Component[] {
  const longest = Math.max(widthPx, heightPx)
  const bits = plane.map((value) => (value > minContrast ? 1 : 0))
  return findComponents({ widthPx, heightPx, bits }).list.filter(({ areaPx, box: { width, height } }) => {
    const fill = areaPx / (width * height)
    return (
      areaPx >= minAreaPx &&
      height >= Math.max(size.lowestPx, size.lowest * longest) &&
      height <= size.highest * longest &&
      width <= size.widest * longest &&
      width >= narrowest * height &&
      fill > filled.least &&
      fill < filled.most
    )
  })
}

/** From left to right, each letter joins the line that ends nearest to it. */
function linesOf(letters: readonly Component[]): Component[][] {
  const lines: Component[][] = []
  for (const letter of [...letters].sort((one, other) => one.box.left - other.box.left)) {
    let nearest: Component[] | null = null
    let least = Infinity
    for (const line of lines) {
      const gap = gapBetween(line.at(-1)?.box, letter.box)
      if (gap === null || gap >= least) continue
      least = gap
      nearest = line
    }
    if (nearest) nearest.push(letter)
    else lines.push([letter])
  }
  return lines
}

/** Null: they are no neighbours. */
function gapBetween(last: Box | undefined, next: Box): number | null {
  if (!last) return null
  const high = Math.max(last.height, next.height)
  const gap = next.left - (last.left + last.width)
  const areLevel =
    high <= neighbours.heights * Math.min(last.height, next.height) &&
    Math.abs(next.top + next.height - last.top - last.height) <= neighbours.base * high &&
    Math.abs(next.top - last.top) <= neighbours.top * high
  return areLevel && gap <= neighbours.gap * high && gap >= -neighbours.overlap * high ? gap : null
}

function hasStrokes(plane: Uint8Array, widthPx: number, { left, top, width, height }: Box): boolean {
  const widths = rows.flatMap((share) => {
    const line = (top + Math.floor(share * height)) * widthPx + left
    return strokeWidths(plane, line, line + width, clearContrast)
  })
  widths.sort((one, other) => one - other)
  const quantile = (share: number) => widths[Math.floor(share * widths.length)] ?? 0
  const typical = quantile(0.5)
  return typical > 0 && typical <= thinStroke * height && quantile(0.75) - quantile(0.25) <= widthSpread * typical
}
