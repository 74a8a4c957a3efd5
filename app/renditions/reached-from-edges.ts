/** Which pixels can be reached from the edges of a picture through pixels that let through, step by step: 1 for those. */
export function reachedFromEdges(
  { width, height }: { readonly width: number; readonly height: number },
  letsThrough: (at: number) => boolean,
): Uint8Array {
  const reached = new Uint8Array(width * height)
  const stack: number[] = []
  const visit = (at: number) => {
    if (reached[at] || !letsThrough(at)) return
    reached[at] = 1
    stack.push(at)
  }
  for (let x = 0; x < width; x += 1) {
    visit(x)
    visit((height - 1) * width + x)
  }
  for (let y = 0; y < height; y += 1) {
    visit(y * width)
    visit(y * width + width - 1)
  }
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width
    if (x > 0) visit(at - 1)
    if (x < width - 1) visit(at + 1)
    if (at >= width) visit(at - width)
    if (at < reached.length - width) visit(at + width)
  }
  return reached
}
