import type { Size } from './box.ts'

/** The rows or the columns of a picture, as a walk over its pixels: where each line begins, and from one pixel to the next. */
export interface PixelLines {
  readonly lines: number
  readonly length: number
  readonly lineStride: number
  readonly stride: number
}

export function rowsOf({ widthPx, heightPx }: Size): PixelLines {
  return { lines: heightPx, length: widthPx, lineStride: widthPx, stride: 1 }
}

export function columnsOf({ widthPx, heightPx }: Size): PixelLines {
  return { lines: widthPx, length: heightPx, lineStride: 1, stride: widthPx }
}
