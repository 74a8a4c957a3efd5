import { nearWhite } from './background.ts'
import { type Box, insetBox } from './box.ts'
import type { Pixels } from './picture-pixels.ts'

/** A border, frame or line drawn around a picture. */
export interface Frame {
  /** From the picture's edge to the frame's inner side, in pixels, on every side. */
  readonly insetPx: number
  readonly inside: Box
}

/** Borders are looked for in the outermost share of the short side. */
const deepest = 0.08
/** How much of a line must have one colour, and how much colours of a frame and its surroundings differ at least. */
const uniformShare = 0.95
const sameColour = 20
const otherColour = 24
/** Where all of a line has the same value but for compression, less of a change is one: light grey around white. */
const evenColour = 4
const otherEvenColour = 10
/** A resized edge is this many lines wide. */
const softLines = 3

type Colour = readonly [number, number, number]
type Side = 'top' | 'right' | 'bottom' | 'left'
const sides: readonly Side[] = ['top', 'right', 'bottom', 'left']

interface Line {
  readonly colour: Colour
  readonly even: boolean
}

interface Band {
  readonly endPx: number
  readonly colour: Colour
}

/**
 * Lines of one colour that run along all four sides and end abruptly: a border at the edge, or a line some way inside. A
 * background that has one colour is none, because it has no end near the edge.
 */
export function findFrame(pixels: Pixels): Frame | null {
  const bands = sides.map((side) => findBand(pixels, side))
  const [first] = bands
  if (!first || !bands.every((band) => band && distance(band.colour, first.colour) <= otherColour)) return null
  const insetPx = Math.max(...bands.map((band) => band?.endPx ?? 0)) + 1
  return { insetPx, inside: insetBox(pixels, insetPx) }
}

/** Follows the lines of one side inwards as long as each has one colour, and answers where the last change of colour ends. */
function findBand(pixels: Pixels, side: Side): Band | null {
  const depth = Math.round(deepest * Math.min(pixels.widthPx, pixels.heightPx))
  const lines: Line[] = []
  for (let at = 0; at <= depth; at += 1) {
    const line = lineAt(pixels, side, at)
    if (!line) break
    lines.push(line)
  }
  const changes = lines.flatMap((line, at) => {
    const before = lines[at - softLines] ?? lines[0]
    return before && isChange(before, line) ? [at] : []
  })
  const last = changes.at(-1)
  const from = changes[0]
  if (last === undefined || from === undefined) return null
  const first = lines[0]
  const after = lines[last]
  if (!first || !after) return null
  // A line inside the picture has its colour between two changes; a border has it from the edge on.
  const lineInside = distance(first.colour, after.colour) <= (first.even && after.even ? evenColour : sameColour)
  // White around something that begins everywhere at once: a box, photographed with a margin.
  if (!lineInside && Math.min(...first.colour) >= nearWhite) return null
  const middleOfLine = lines[Math.round((from + last - softLines) / 2)] ?? first
  return { endPx: last, colour: (lineInside ? middleOfLine : first).colour }
}

function isChange(before: Line, line: Line): boolean {
  return distance(line.colour, before.colour) >= (line.even && before.even ? otherEvenColour : otherColour)
}

/** The colour that nearly all of a line has; null where it has several. The corners belong to other sides. */
function lineAt(pixels: Pixels, side: Side, depth: number): Line | null {
  const { rgb } = pixels
  const along = side === 'top' || side === 'bottom' ? pixels.widthPx : pixels.heightPx
  const start = positionOf(pixels, side, depth, depth)
  const stride = positionOf(pixels, side, depth, depth + 1) - start
  const length = along - 2 * depth
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)]
  for (let step = 0, at = start * 3; step < length; step += 1, at += stride * 3)
    counts.forEach((count, channel) => (count[rgb[at + channel] ?? 0] = (count[rgb[at + channel] ?? 0] ?? 0) + 1))
  const colour: Colour = [middle(counts[0], length), middle(counts[1], length), middle(counts[2], length)]
  const hasColour = (within: number) => {
    let same = 0
    for (let step = 0, at = start * 3; step < length; step += 1, at += stride * 3)
      if (isNear(rgb, at, colour, within)) same += 1
    return same >= uniformShare * length
  }
  return hasColour(sameColour) ? { colour, even: hasColour(evenColour) } : null
}

function positionOf({ widthPx, heightPx }: Pixels, side: Side, depth: number, along: number): number {
  const x = side === 'left' ? depth : side === 'right' ? widthPx - 1 - depth : along
  const y = side === 'top' ? depth : side === 'bottom' ? heightPx - 1 - depth : along
  return y * widthPx + x
}

function isNear(rgb: Uint8Array, at: number, [red, green, blue]: Colour, within: number): boolean {
  return (
    Math.abs((rgb[at] ?? 0) - red) <= within &&
    Math.abs((rgb[at + 1] ?? 0) - green) <= within &&
    Math.abs((rgb[at + 2] ?? 0) - blue) <= within
  )
}

/** The value below which half of the counted ones lie. */
function middle(counts: Uint32Array | undefined, total: number): number {
  let below = 0
  return counts?.findIndex((count) => (below += count) * 2 >= total) ?? 0
}

function distance(one: Colour, other: Colour): number {
  return Math.max(...one.map((value, channel) => Math.abs(value - (other[channel] ?? 0))))
}
