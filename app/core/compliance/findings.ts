import type { PictureFormat } from '../assets/asset-facts.ts'
import type { Measurements } from './measurements.ts'
import type { CheckedSlot, RuleId } from './ruleset.ts'
import { faintOutlineFrom, rules } from './ruleset.ts'

/** What a rule found in the measurements. */
export interface Finding {
  readonly breached: boolean
  /** For comparing with thresholds of profiles: grows with the breach. */
  readonly value: number
  /** As merchants read it. */
  readonly measured: string
  readonly allowed: string
  /** False: nothing could be measured, so that nothing is said. */
  readonly known?: boolean
  /** True: it may be right as it is, so that a person is asked to look and nothing is refused. */
  readonly doubtful?: boolean
}

/** Formats that Amazon takes (Seller Central G9FUUH87RBNXGKB7). */
const takenFormats: readonly PictureFormat[] = ['jpeg', 'png', 'tiff', 'gif']
const greyOrColour = ['srgb', 'rgb', 'rgb16', 'b-w', 'grey16', 'scrgb', 'multiband']

/** Of two letters; a single piece of two strokes may be a speck or a crumb. */
const fewestStrokes = 3

type Look = (measured: Measurements, slot: CheckedSlot) => Finding

/** One row per rule: what is looked at. Every number but rounding is the rule's own. */
const looks: Readonly<Record<RuleId, Look>> = {
  format: ({ format }) => found(!takenFormats.includes(format), 1, format.toUpperCase(), 'JPEG, PNG, TIFF or GIF'),
  animation: ({ animated }) => found(animated, 1, animated ? 'animated' : 'still', 'still'),
  file_size: ({ byteSize }) =>
    found(
      byteSize > rules.file_size.threshold,
      byteSize,
      megabytes(byteSize),
      `up to ${megabytes(rules.file_size.threshold)}`,
    ),
  size: (measured) => {
    const longest = longestSide(measured)
    const { threshold, limit } = rules.size
    return found(
      longest < threshold || longest > limit,
      longest,
      `${longest} px`,
      `${threshold} to ${grouped(limit)} px`,
    )
  },
  zoom: (measured) => {
    const { threshold } = rules.zoom
    const longest = heldSide(measured)
    return found(longest < threshold, longest, shownSide(measured), `at least ${grouped(threshold)} px`)
  },
  recommended_size: (measured) => {
    const { threshold } = rules.recommended_size
    const longest = heldSide(measured)
    // What is too small to zoom is told once, by the rule about that.
    const breached = longest >= rules.zoom.threshold && longest < threshold
    return found(breached, longest, shownSide(measured), `${grouped(threshold)} px or more recommended`)
  },
  colour_space: ({ colourSpace }) =>
    found(
      !greyOrColour.includes(colourSpace),
      1,
      colourSpace === 'b-w' ? 'greyscale' : colourSpace.toUpperCase(),
      'RGB',
    ),
  transparency: ({ transparentShare }) =>
    found(transparentShare > rules.transparency.threshold, transparentShare, percent(transparentShare), '0 %'),
  background: ({ background: { kind, pureWhiteShare, hex } }) => {
    const measured =
      kind === 'white' || kind === 'transparent'
        ? `${percent(pureWhiteShare)} pure white`
        : kind === 'plain'
          ? `one colour, ${hex}`
          : 'several colours'
    const white = kind === 'transparent' || (kind === 'white' && pureWhiteShare >= rules.background.threshold)
    return found(!white, 1 - pureWhiteShare, measured, `${percent(rules.background.threshold)} pure white`)
  },
  fill: ({ product }) => ({
    ...found(
      (product?.fill ?? 1) < rules.fill.threshold,
      0,
      percent(product?.fill ?? 0),
      `at least ${percent(rules.fill.threshold)}`,
    ),
    known: product !== null,
  }),
  cropped: (measured) => {
    const sides = cutSides(measured)
    const sideways = sides.filter((side) => side === 'left' || side === 'right').length
    const most = Math.max(...Object.values(measured.edgeContact))
    const value = sides.length + sideways
    return {
      ...found(
        value > 0,
        value,
        sides.length === 0 ? percent(most) : `${sides.join(', ')}: ${percent(most)}`,
        `up to ${percent(rules.cropped.threshold)} of a side`,
      ),
      known: measured.background.kind !== 'mixed',
    }
  },
  frame: ({ frame }) => found(frame !== null, 1, frame ? 'border found' : 'no border', 'no border'),
  parts: (measured) => {
    // Four dots that show colours are small each, and together what one badge is.
    const others = measured.parts.slice(1).filter(({ areaShare }) => areaShare >= rules.parts.limit)
    const share = others.reduce((sum, { areaShare }) => sum + areaShare, 0)
    const separate = share >= rules.parts.threshold ? others.length + 1 : 1
    return {
      ...found(separate > 1, separate, `${separate} separate`, '1 object'),
      known: measured.background.kind !== 'mixed',
      doubtful: isHardlySeen(measured),
    }
  },
  text: (measured) => {
    const { marks, writing, letterLines, background } = measured
    const { threshold } = rules.text
    const allowed = `fewer than ${threshold} marks, and no word`
    if (background.kind === 'mixed') {
      const most = Math.max(0, ...letterLines.map(({ letters }) => letters))
      return { ...found(most > 0, most, `a line of ${most} letters`, allowed), known: most > 0, doubtful: true }
    }
    const strokes = writing.find(isWord)?.strokes ?? 0
    const shown = strokes > 0 ? `writing of ${strokes} strokes` : `${marks.length} marks`
    return found(marks.length >= threshold || strokes > 0, Math.max(marks.length, strokes), shown, allowed)
  },
  sharpness: (measured) => {
    const { edgeWidthPx } = measured
    const { threshold, limit } = rules.sharpness
    const width = edgeWidthPx ?? 0
    // Wide edges matter where they leave less than what zooming shows.
    const detail = trueSide(measured)
    const breached =
      (width >= threshold && detail < rules.zoom.threshold) || (width > limit && detail < rules.size.threshold)
    return {
      ...found(breached, width, `edges ${oneDecimal(width)} px wide`, `under ${threshold} px`),
      known: edgeWidthPx !== null,
    }
  },
  pixelation: (measured) => {
    const side = measured.blockSidePx ?? 1
    const tooFew = longestSide(measured) / side < rules.size.threshold
    return found(
      side >= rules.pixelation.threshold && tooFew,
      side,
      side === 1 ? 'none' : `squares of ${side} px`,
      'no squares',
    )
  },
  compression: ({ jpegQuality }) => ({
    ...found(
      (jpegQuality ?? 100) < rules.compression.threshold,
      0,
      `quality ${jpegQuality ?? 100}`,
      `at least ${rules.compression.threshold}`,
    ),
    known: jpegQuality !== null,
  }),
  aspect: (measured) => {
    const ratio = elongation(measured)
    return found(
      ratio > rules.aspect.threshold,
      ratio,
      `${oneDecimal(ratio)} : 1`,
      `up to ${rules.aspect.threshold} : 1`,
    )
  },
  square: (measured) => {
    const ratio = elongation(measured)
    return found(ratio - 1 > rules.square.threshold, ratio, `${measured.widthPx} × ${measured.heightPx}`, 'square')
  },
  density: ({ densityDpi }) => ({
    ...found(
      (densityDpi ?? 72) < rules.density.threshold,
      0,
      `${Math.round(densityDpi ?? 72)} dpi`,
      `at least ${rules.density.threshold} dpi`,
    ),
    known: densityDpi !== null,
  }),
}

/** Letters that hang together are told by many strokes, separate ones by fewer: "XL" has three. */
function isWord({ strokes, letters }: Measurements['writing'][number]): boolean {
  return strokes >= rules.text.limit || (letters > 1 && strokes >= fewestStrokes)
}

export function findingOf(rule: RuleId, measured: Measurements, slot: CheckedSlot): Finding {
  return looks[rule](measured, slot)
}

/** Edges that cut the product, or what carries it. */
export function cutSides({ edgeContact }: Measurements): ('top' | 'right' | 'bottom' | 'left')[] {
  const sides = ['top', 'right', 'bottom', 'left'] as const
  return sides.filter((side) => edgeContact[side] > rules.cropped.threshold)
}

/** On a colour like its own a product falls to pieces, which look like marks and parts. The colour itself is found anyway. */
function isHardlySeen({ background, product }: Measurements): boolean {
  return background.kind === 'plain' && (product?.faintOutline ?? 0) >= faintOutlineFrom
}

export function longestSide({ widthPx, heightPx }: Pick<Measurements, 'widthPx' | 'heightPx'>): number {
  return Math.max(widthPx, heightPx)
}

/** Pixels of the longest side without repetition: squares of several pixels hold no more than one of them. */
function heldSide(measured: Measurements): number {
  return Math.round(longestSide(measured) / (measured.blockSidePx ?? 1))
}

function shownSide(measured: Measurements): string {
  const shown = `${heldSide(measured)} px`
  return measured.blockSidePx === null ? shown : `${shown}, enlarged ${measured.blockSidePx} times`
}

/** How wide the sharpest edges of sharp photographs are, typically. */
const sharpEdgePx = 1.5

/** The side of a sharp picture that would hold as much detail. */
function trueSide({ edgeWidthPx, edgeSizePx }: Measurements): number {
  return edgeSizePx / Math.max(1, (edgeWidthPx ?? 0) / sharpEdgePx)
}

function elongation({ widthPx, heightPx }: Measurements): number {
  return Math.max(widthPx, heightPx) / Math.min(widthPx, heightPx)
}

function found(breached: boolean, value: number, measured: string, allowed: string): Finding {
  return { breached, value, measured, allowed }
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function megabytes(bytes: number): string {
  return `${oneDecimal(bytes / 1_048_576)} MB`
}

function grouped(value: number): string {
  return value.toLocaleString('en-US')
}
