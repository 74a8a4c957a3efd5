import { lightOf } from './brightness.ts'
import type { Pixels } from './picture-pixels.ts'

/** An edge counts when its brightness changes by so much: the outline of nearly every product does. */
const minRise = 50
/** About so many rows and columns are looked at. */
const lines = 400
const minEdges = 60

/**
 * How many pixels wide the sharpest tenth of a picture's edges is: rise divided by steepest pixel, so that contrast does not
 * matter. 1 to 3 in a sharp photograph, more the more it was blurred or enlarged. Null: too few edges to tell.
 */
export function edgeWidthPx({ rgb, widthPx, heightPx }: Pixels): number | null {
  const widths: number[] = []
  const line = new Uint8Array(Math.max(widthPx, heightPx))
  const step = Math.max(3, Math.ceil(Math.max(widthPx, heightPx) / lines))
  for (let y = 0; y < heightPx; y += step) {
    for (let x = 0; x < widthPx; x += 1) line[x] = lightOf(rgb, y * widthPx + x)
    collectEdges(line, widthPx, widths)
  }
  for (let x = 0; x < widthPx; x += step) {
    for (let y = 0; y < heightPx; y += 1) line[y] = lightOf(rgb, y * widthPx + x)
    collectEdges(line, heightPx, widths)
  }
  if (widths.length < minEdges) return null
  widths.sort((one, other) => one - other)
  return widths[Math.floor(widths.length * 0.1)] ?? null
}

/** Runs in one direction along a line of pixels: an edge is one that rises or falls far enough. */
function collectEdges(line: Uint8Array, length: number, widths: number[]): void {
  let rise = 0
  let steepest = 0
  for (let at = 1; at < length; at += 1) {
    const change = (line[at] ?? 0) - (line[at - 1] ?? 0)
    if (change !== 0 && change > 0 === rise > 0 && rise !== 0) {
      rise += change
      steepest = Math.max(steepest, Math.abs(change))
      continue
    }
    if (Math.abs(rise) >= minRise) widths.push(Math.abs(rise) / steepest)
    rise = change
    steepest = Math.abs(change)
  }
}
