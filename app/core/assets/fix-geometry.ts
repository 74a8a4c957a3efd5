import type { Area } from '../compliance/measurements.ts'
import { filledShare, type PictureFixes } from './picture-fixes.ts'

interface PixelArea {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How a fixed picture is cut, scaled and placed, in whole pixels. */
export interface FixGeometry {
  /** Cut from the upright original. */
  readonly cut: PixelArea
  /** What remains of the cut part, scaled, after the background was replaced or faded; null: it is not trimmed further. */
  readonly trim: PixelArea | null
  /** The cut part scaled. */
  readonly scaled: { readonly width: number; readonly height: number }
  /** White on each side. */
  readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  readonly widthPx: number
  readonly heightPx: number
}

interface Size {
  readonly widthPx: number
  readonly heightPx: number
}

/**
 * Where the parts of a fixed picture come to lie. A background is replaced or faded before the trim, because both go by the edges;
 * otherwise both cuts are one. The whole canvas is at most `longestSidePx`; pictures are never enlarged.
 */
export function fixGeometry(size: Size, fixes: PictureFixes, longestSidePx: number): FixGeometry {
  const trimLater = fixes.white !== undefined && fixes.white.how !== 'clamp' && fixes.trim !== undefined
  const cut = pixelArea(size, (trimLater ? fixes.frame : (fixes.trim ?? fixes.frame)) ?? whole)
  const trimmed = fixes.trim && trimLater ? within(cut, pixelArea(size, fixes.trim)) : null
  const content = trimmed ?? cut
  const longest = Math.max(content.width, content.height)
  const side = Math.ceil(fixes.trim ? longest / filledShare : longest)
  const scale = Math.min(1, longestSidePx / (fixes.square ? side : longest))
  const trim = trimmed && scaledArea(trimmed, scale)
  const scaled = { width: scaledSide(cut.width, scale), height: scaledSide(cut.height, scale) }
  const padding = fixes.square ? paddingTo(scaledSide(side, scale), trim ?? scaled) : noPadding
  const shown = trim ?? scaled
  return {
    ...{ cut, trim, scaled, padding },
    widthPx: shown.width + padding.left + padding.right,
    heightPx: shown.height + padding.top + padding.bottom,
  }
}

const whole: Area = { left: 0, top: 0, width: 1, height: 1 }
const noPadding = { top: 0, right: 0, bottom: 0, left: 0 }

/** Rounds outwards: a trim must not cut a row of the product. */
function pixelArea({ widthPx, heightPx }: Size, { left, top, width, height }: Area): PixelArea {
  const x = Math.min(widthPx - 1, Math.floor(left * widthPx))
  const y = Math.min(heightPx - 1, Math.floor(top * heightPx))
  return {
    ...{ left: x, top: y },
    width: Math.max(1, Math.min(widthPx, Math.ceil((left + width) * widthPx)) - x),
    height: Math.max(1, Math.min(heightPx, Math.ceil((top + height) * heightPx)) - y),
  }
}

function within(outer: PixelArea, inner: PixelArea): PixelArea {
  const left = Math.max(0, inner.left - outer.left)
  const top = Math.max(0, inner.top - outer.top)
  return {
    ...{ left, top },
    width: Math.min(inner.width, outer.width - left),
    height: Math.min(inner.height, outer.height - top),
  }
}

function scaledArea({ left, top, width, height }: PixelArea, scale: number): PixelArea {
  return {
    ...{ left: Math.floor(left * scale), top: Math.floor(top * scale) },
    ...{ width: scaledSide(width, scale), height: scaledSide(height, scale) },
  }
}

function scaledSide(side: number, scale: number): number {
  return Math.max(1, Math.floor(side * scale))
}

function paddingTo(side: number, shown: { readonly width: number; readonly height: number }) {
  const [across, down] = [Math.max(0, side - shown.width), Math.max(0, side - shown.height)]
  const [left, top] = [Math.floor(across / 2), Math.floor(down / 2)]
  return { top, right: across - left, bottom: down - top, left }
}
