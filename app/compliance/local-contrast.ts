import type { Size } from './box.ts'
import type { Light } from './brightness.ts'
import { columnsOf, type PixelLines, rowsOf } from './pixel-lines.ts'

/** How far around a pixel its surroundings reach, as a share of the longest side: beyond the strokes of a letter. */
const reachShare = 0.035

/** How much brighter, and how much darker, each pixel is than what surrounds it. */
export function localContrast({ light, widthPx, heightPx }: Light): { brighter: Uint8Array; darker: Uint8Array } {
  const mean = localMean(light, { widthPx, heightPx }, Math.round(reachShare * Math.max(widthPx, heightPx)))
  const brighter = new Uint8Array(light.length)
  const darker = new Uint8Array(light.length)
  for (let at = 0; at < light.length; at += 1) {
    const difference = (light[at] ?? 0) - (mean[at] ?? 0)
    if (difference > 0) brighter[at] = difference
    else darker[at] = -difference
  }
  return { brighter, darker }
}

/** The mean of each value of a plane and its surroundings, a square that reaches so many pixels to each side. */
export function localMean(values: Uint8Array, size: Size, reachPx: number): Uint8Array {
  return movingMean(movingMean(values, rowsOf(size), reachPx), columnsOf(size), reachPx)
}

/** The mean of each value and its neighbours along lines, up to `reach` on both sides. */
function movingMean(values: Uint8Array, { lines, length, lineStride, stride }: PixelLines, reach: number): Uint8Array {
  const means = new Uint8Array(values.length)
  for (let line = 0; line < lines; line += 1) {
    const start = line * lineStride
    let sum = 0
    let count = 0
    for (let step = -reach; step < length; step += 1) {
      const enters = step + reach
      const leaves = step - reach - 1
      if (enters < length) {
        sum += values[start + enters * stride] ?? 0
        count += 1
      }
      if (leaves >= 0) {
        sum -= values[start + leaves * stride] ?? 0
        count -= 1
      }
      if (step >= 0) means[start + step * stride] = sum / count
    }
  }
  return means
}
