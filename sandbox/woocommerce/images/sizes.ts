/** A size that WordPress or the plugin makes of each picture. `cropped`: exactly that, cut; otherwise it fits inside. */
export interface SizeRule {
  name: string
  widthPx: number
  heightPx: number
  cropped: boolean
}

/** In the order in which they stand in the metadata. */
export const SIZE_RULES: readonly SizeRule[] = [
  { name: 'medium', widthPx: 300, heightPx: 300, cropped: false },
  { name: 'large', widthPx: 1024, heightPx: 1024, cropped: false },
  { name: 'thumbnail', widthPx: 150, heightPx: 150, cropped: true },
  { name: 'medium_large', widthPx: 768, heightPx: 0, cropped: false },
  { name: '1536x1536', widthPx: 1536, heightPx: 1536, cropped: false },
  { name: '2048x2048', widthPx: 2048, heightPx: 2048, cropped: false },
  { name: 'woocommerce_thumbnail', widthPx: 300, heightPx: 300, cropped: true },
  { name: 'woocommerce_single', widthPx: 600, heightPx: 0, cropped: false },
  { name: 'woocommerce_gallery_thumbnail', widthPx: 100, heightPx: 100, cropped: true },
]

/** Longest side that WordPress keeps; larger pictures are stored as `-scaled`. */
export const SCALED_PX = 2_560

/** Beyond this PHP's memory does not do: no `-scaled`, large sizes missing. Recorded with 8000 × 8000. */
const MOST_PIXELS = 50_000_000

export interface Extent {
  widthPx: number
  heightPx: number
}

export const isBeyondMemory = ({ widthPx, heightPx }: Extent) => widthPx * heightPx > MOST_PIXELS

export const needsScaling = (extent: Extent) =>
  Math.max(extent.widthPx, extent.heightPx) > SCALED_PX && !isBeyondMemory(extent)

/** Sizes that are smaller than the picture; the others are not made. */
export function sizesFor(extent: Extent): SizeRule[] {
  return SIZE_RULES.filter((rule) => {
    const made = extentOf(rule, extent)
    return made.widthPx < extent.widthPx || made.heightPx < extent.heightPx
  })
}

/** How large a size of this picture is. */
export function extentOf({ widthPx, heightPx, cropped }: SizeRule, from: Extent): Extent {
  if (cropped) return { widthPx: Math.min(widthPx, from.widthPx), heightPx: Math.min(heightPx, from.heightPx) }
  const ratio = Math.min(1, widthPx / from.widthPx, heightPx === 0 ? Infinity : heightPx / from.heightPx)
  return { widthPx: Math.round(from.widthPx * ratio), heightPx: Math.round(from.heightPx * ratio) }
}

/** `2026/11/mug-300x300.jpg` of `2026/11/mug.jpg`; a `-scaled` file's sizes are named after the upload. */
export function sizeFile(file: string, { widthPx, heightPx }: Extent): string {
  const dot = file.lastIndexOf('.')
  const base = file.slice(0, dot).replace(/-scaled$/, '')
  return `${base}-${widthPx}x${heightPx}${file.slice(dot)}`
}
