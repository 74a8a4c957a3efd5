import { isHard, minHard } from './hard-step.ts'
import type { Mask } from './mask.ts'
import type { Pixels } from './picture-pixels.ts'

/** Looked at: so far inwards, and beyond both ends of a stretch. */
const reachPx = 6

/** An outermost row or column: where it begins, what leads to its next pixel, and what leads into the picture. */
interface EdgeLine {
  readonly start: number
  readonly stride: number
  readonly inwards: number
  readonly length: number
}

/** Of the outermost rows and columns, what belongs to a thing that they cut: a soft shadow that ends there is not cut. */
export function cutEdges(pixels: Pixels, mask: Mask): Mask {
  const bits = new Uint8Array(mask.bits.length)
  for (const line of edgeLines(mask))
    for (let step = 0; step < line.length; step += 1) {
      const from = step
      while (step < line.length && mask.bits[line.start + step * line.stride]) step += 1
      if (step > from && isSolid(pixels, line, from, step))
        for (let at = from; at < step; at += 1) bits[line.start + at * line.stride] = 1
    }
  return { ...mask, bits }
}

function edgeLines({ widthPx, heightPx }: Mask): EdgeLine[] {
  const last = widthPx * (heightPx - 1)
  return [
    { start: 0, stride: 1, inwards: widthPx, length: widthPx },
    { start: last, stride: 1, inwards: -widthPx, length: widthPx },
    { start: 0, stride: widthPx, inwards: 1, length: heightPx },
    { start: widthPx - 1, stride: widthPx, inwards: -1, length: heightPx },
  ]
}

function isSolid({ rgb }: Pixels, { start, stride, inwards, length }: EdgeLine, from: number, to: number): boolean {
  let hard = 0
  for (let step = Math.max(1, from - reachPx); step < Math.min(length, to + reachPx); step += 1)
    for (let depth = 0; depth < reachPx; depth += 1) {
      const at = start + step * stride + depth * inwards
      if (isHard(rgb, at, at - stride)) hard += 1
      if (hard >= minHard) return true
    }
  return false
}
