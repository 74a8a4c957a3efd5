/** A rectangle of pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Size {
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

/** The smallest rectangle around two. */
export function boxAround(one: Box, other: Box): Box {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)]
  const right = Math.max(one.left + one.width, other.left + other.width)
  const bottom = Math.max(one.top + one.height, other.top + other.height)
  return { left, top, width: right - left, height: bottom - top }
}

export function isWithin({ left, top, width, height }: Box, x: number, y: number): boolean {
  return x >= left && y >= top && x < left + width && y < top + height
}

/** Whether a pixel is the outermost of a rectangle. */
export function isOnRim(box: Box, x: number, y: number): boolean {
  const { left, top, width, height } = box
  return isWithin(box, x, y) && (x === left || y === top || x === left + width - 1 || y === top + height - 1)
}
