/** How long each run of values above a threshold is, in one row of a plane: how wide the strokes are that it crosses. */
export function strokeWidths(plane: Uint8Array, from: number, to: number, threshold: number): number[] {
  const widths: number[] = []
  for (let at = from; at < to; at += 1) {
    const start = at
    while (at < to && (plane[at] ?? 0) > threshold) at += 1
    if (at > start) widths.push(at - start)
  }
  return widths
}
