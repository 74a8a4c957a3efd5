import { lightOf } from './brightness.ts'
import type { Pixels } from './picture-pixels.ts'
import { columnsOf, type PixelLines, rowsOf } from './pixel-lines.ts'

/** An edge counts when its brightness changes by so much: the outline of nearly every product does. */
const minRise = 50
/** About so many rows and columns are looked at. */
const lines = 400
const minEdges = 60
/** The sharpest tenth of all edges: most of a sharp photograph is soft, too. */
const sharpest = 0.1

/**
 * How many pixels wide the sharpest tenth of a picture's edges is: rise divided by steepest pixel, so that contrast does not
 * matter. 1 to 3 in a sharp photograph, more the more it was blurred or enlarged. Upright edges and level ones are told apart, and
 * the softer ones count: a camera that moved blurs one way only. Null: too few edges to tell.
 */
export function edgeWidthPx(pixels: Pixels): number | null {
  const { widthPx, heightPx } = pixels
  const step = Math.max(3, Math.ceil(Math.max(widthPx, heightPx) / lines))
  const upright = edgesAlong(pixels, rowsOf(pixels), step)
  const level = edgesAlong(pixels, columnsOf(pixels), step)
  if (upright.length >= minEdges && level.length >= minEdges) return Math.max(sharpOf(upright), sharpOf(level))
  const all = [...upright, ...level]
  return all.length < minEdges ? null : sharpOf(all)
}

function edgesAlong({ rgb }: Pixels, { lines: count, length, lineStride, stride }: PixelLines, step: number): number[] {
  const widths: number[] = []
  const line = new Uint8Array(length)
  for (let at = step; at < count - step; at += step) {
    const start = at * lineStride
    for (let along = 0; along < length; along += 1) line[along] = lightOf(rgb, start + along * stride)
    collectEdges(line, widths, (along) => {
      const here = start + along * stride
      return Math.abs(lightOf(rgb, here + lineStride) - lightOf(rgb, here - lineStride)) / 2
    })
  }
  return widths
}

/**
 * Runs in one direction along a line of pixels: an edge is one that rises or falls far enough. `across`: how much brightness changes
 * there from line to line: an edge that lies nearly along the line looks wide and is none of its direction's.
 */
function collectEdges(line: Uint8Array, widths: number[], across: (along: number) => number): void {
  let rise = 0
  let steepest = 0
  let steepestAt = 0
  for (let at = 1; at < line.length; at += 1) {
    const change = (line[at] ?? 0) - (line[at - 1] ?? 0)
    if (change !== 0 && change > 0 === rise > 0 && rise !== 0) {
      rise += change
      if (Math.abs(change) > steepest) {
        steepest = Math.abs(change)
        steepestAt = at
      }
      continue
    }
    if (Math.abs(rise) >= minRise && across(steepestAt) <= steepest) widths.push(Math.abs(rise) / steepest)
    rise = change
    steepest = Math.abs(change)
    steepestAt = at
  }
}

function sharpOf(widths: number[]): number {
  widths.sort((one, other) => one - other)
  return widths[Math.floor(widths.length * sharpest)] ?? 0
}
