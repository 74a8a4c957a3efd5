import type { Light } from './brightness.ts'

/** An edge counts when its brightness changes by so much: the outline of nearly every product does. */
const minRise = 50
/** Every so many rows and columns are looked at. */
const step = 3
const minEdges = 60

/**
 * How many pixels wide the sharpest tenth of a picture's edges is: rise divided by steepest pixel, so that contrast does not
 * matter. 1 to 3 in a sharp photograph, more the more it was blurred or enlarged. Null: too few edges to tell.
 */
export function edgeWidthPx({ widthPx, heightPx, light }: Light): number | null {
  const widths: number[] = []
  for (let y = 0; y < heightPx; y += step) collectEdges(light, y * widthPx, 1, widthPx, widths)
  for (let x = 0; x < widthPx; x += step) collectEdges(light, x, widthPx, heightPx, widths)
  if (widths.length < minEdges) return null
  widths.sort((one, other) => one - other)
  return widths[Math.floor(widths.length * 0.1)] ?? null
}

/** Runs in one direction along a line of pixels: an edge is one that rises or falls far enough. */
function collectEdges(light: Uint8Array, start: number, stride: number, length: number, widths: number[]): void {
  let rise = 0
  let steepest = 0
  for (let at = 1; at < length; at += 1) {
    const change = (light[start + at * stride] ?? 0) - (light[start + (at - 1) * stride] ?? 0)
    if (change !== 0 && Math.sign(change) === Math.sign(rise)) {
      rise += change
      steepest = Math.max(steepest, Math.abs(change))
      continue
    }
    if (Math.abs(rise) >= minRise) widths.push(Math.abs(rise) / steepest)
    rise = change
    steepest = Math.abs(change)
  }
}
