import type { Mask } from './mask.ts'

/** What can be reached from the edges without crossing the mask. */
export function outsideOf({ widthPx, heightPx, bits }: Mask): Uint8Array {
  const outside = new Uint8Array(bits.length)
  const stack: number[] = []
  const visit = (at: number) => {
    if (bits[at] || outside[at]) return
    outside[at] = 1
    stack.push(at)
  }
  for (let x = 0; x < widthPx; x += 1) {
    visit(x)
    visit((heightPx - 1) * widthPx + x)
  }
  for (let y = 0; y < heightPx; y += 1) {
    visit(y * widthPx)
    visit(y * widthPx + widthPx - 1)
  }
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % widthPx
    if (x > 0) visit(at - 1)
    if (x < widthPx - 1) visit(at + 1)
    if (at >= widthPx) visit(at - widthPx)
    if (at < bits.length - widthPx) visit(at + widthPx)
  }
  return outside
}
