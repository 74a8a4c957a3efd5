/** A rectangle of pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

export function wholeBox({ widthPx, heightPx }: Size): Box {
  return { left: 0, top: 0, width: widthPx, height: heightPx }
}

/** The rectangle that remains when so much is taken off each side. */
export function insetBox({ widthPx, heightPx }: Size, insetPx: number): Box {
  return {
    ...{ left: insetPx, top: insetPx },
    ...{ width: Math.max(1, widthPx - 2 * insetPx), height: Math.max(1, heightPx - 2 * insetPx) },
  }
}
