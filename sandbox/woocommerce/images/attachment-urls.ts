import type { Attachment } from '../state/model.ts'
import { extentOf, sizeFile, SIZE_RULES, type Extent, type SizeRule } from './sizes.ts'

/** Widest picture that WordPress offers in a `srcset`. */
const MOST_SRCSET_PX = 2_048

export interface MadeSize extends Extent {
  name: string
  file: string
}

export const uploadUrl = (home: string, file: string): string => `${home}/wp-content/uploads/${file}`

/** The sizes of a picture with their extents and paths, in order. */
export function madeSizes(attachment: Attachment): MadeSize[] {
  return attachment.sizes.map((name) => {
    const extent = extentOf(ruleNamed(name), attachment)
    return { name, ...extent, file: sizeFile(attachment.file, extent) }
  })
}

function ruleNamed(name: string): SizeRule {
  const rule = SIZE_RULES.find((candidate) => candidate.name === name)
  if (!rule) throw new Error(`No size ${name}`)
  return rule
}

/** `srcset` as WordPress writes it for one of the sizes: that one first, each width once, only of the same shape. */
export function srcset(home: string, attachment: Attachment, shown: 'full' | 'medium'): string {
  const full: MadeSize = { name: 'full', file: attachment.file, ...extentOfFull(attachment) }
  const all = [...madeSizes(attachment), full].filter(
    (size) => hasShapeOf(size, attachment) && size.widthPx <= MOST_SRCSET_PX,
  )
  const first = all.find(({ name }) => name === shown)
  if (!first) return ''
  const ordered = [first, ...all.filter((size) => size !== first)]
  const unique = ordered.filter((size, at) => ordered.findIndex(({ widthPx }) => widthPx === size.widthPx) === at)
  return unique.map(({ file, widthPx }) => `${uploadUrl(home, file)} ${widthPx}w`).join(', ')
}

const extentOfFull = ({ widthPx, heightPx }: Attachment): Extent => ({ widthPx, heightPx })

/** Within a pixel, as rounding goes. */
function hasShapeOf(size: Extent, { widthPx, heightPx }: Extent): boolean {
  return Math.abs(size.heightPx - (size.widthPx * heightPx) / widthPx) <= 1
}
