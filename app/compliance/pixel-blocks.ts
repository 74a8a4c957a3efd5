import { lightOf } from './brightness.ts'
import type { Pixels } from './picture-pixels.ts'

const largestBlock = 16
const clearStep = 16
/** How much of all changes must lie on one grid: by chance it would be 1 / block size. */
const onGrid = 0.9
const minChanges = 200
/** Upright edges of a box lie on some grid by chance: squares show in many columns. */
const minColumns = 24

/** The side of the squares that a picture consists of where it was enlarged without smoothing; null: it was not. */
export function blockSidePx({ rgb, widthPx, heightPx }: Pixels): number | null {
  const changes: number[] = []
  for (let y = 0; y < heightPx; y += 5) {
    let before = lightOf(rgb, y * widthPx)
    for (let x = 1; x < widthPx; x += 1) {
      const light = lightOf(rgb, y * widthPx + x)
      if (Math.abs(light - before) >= clearStep) changes.push(x)
      before = light
    }
  }
  if (changes.length < minChanges || new Set(changes).size < minColumns) return null
  for (let side = largestBlock; side >= 2; side -= 1) {
    const byPhase = new Uint32Array(side)
    for (const x of changes) byPhase[x % side] = (byPhase[x % side] ?? 0) + 1
    if (Math.max(...byPhase) >= onGrid * changes.length) return side
  }
  return null
}
