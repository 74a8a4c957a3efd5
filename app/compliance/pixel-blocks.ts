import type { Light } from './brightness.ts'

const largestBlock = 16
const clearStep = 16
/** How much of all changes must lie on one grid: by chance it would be 1 / block size. */
const onGrid = 0.9
const minChanges = 200
/** Upright edges of a box lie on some grid by chance: squares show in many columns. */
const minColumns = 24

/** The side of the squares that a picture consists of where it was enlarged without smoothing; null: it was not. */
export function blockSidePx({ widthPx, heightPx, light }: Light): number | null {
  const changes: number[] = []
  for (let y = 0; y < heightPx; y += 5)
    for (let x = 1; x < widthPx; x += 1) {
      const at = y * widthPx + x
      if (Math.abs((light[at] ?? 0) - (light[at - 1] ?? 0)) >= clearStep) changes.push(x)
    }
  if (changes.length < minChanges || new Set(changes).size < minColumns) return null
  for (let side = largestBlock; side >= 2; side -= 1) {
    const byPhase = new Uint32Array(side)
    for (const x of changes) byPhase[x % side] = (byPhase[x % side] ?? 0) + 1
    if (Math.max(...byPhase) >= onGrid * changes.length) return side
  }
  return null
}
