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
/** A resized edge is this many lines wide. */
const softLines = 3

type Colour = readonly [number, number, number]
type Side = 'top' | 'right' | 'bottom' | 'left'
const sides: readonly Side[] = ['top', 'right', 'bottom', 'left']

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
  const colours: Colour[] = []
  for (let at = 0; at <= depth; at += 1) {
    const colour = colourOfLine(pixels, side, at)
    if (!colour) break
    colours.push(colour)
  }
  const changes = colours.flatMap((colour, at) => {
    const before = colours[at - softLines] ?? colours[0]
    return before && distance(colour, before) >= otherColour ? [at] : []
  })
  const last = changes.at(-1)
  const from = changes[0]
  if (last === undefined || from === undefined) return null
  const first = colours[0]
  const after = colours.at(-1)
  // A line inside the picture has its colour between two changes; a border has it from the edge on.
  const lineInside = first && after && distance(first, after) <= sameColour
  // White around something that begins everywhere at once: a box, photographed with a margin.
  if (!lineInside && first && Math.min(...first) >= nearWhite) return null
  return { endPx: last, colour: (lineInside ? colours[Math.round((from + last - softLines) / 2)] : first) ?? [0, 0, 0] }
}

/** The colour that nearly all of a line has; null where it has several. The corners belong to other sides. */
function colourOfLine(pixels: Pixels, side: Side, depth: number): Colour | null {
  const { rgb } = pixels
  const along = side === 'top' || side === 'bottom' ? pixels.widthPx : pixels.heightPx
  const start = positionOf(pixels, side, depth, depth)
  const stride = positionOf(pixels, side, depth, depth + 1) - start
  const length = along - 2 * depth
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)]
  for (let step = 0, at = start * 3; step < length; step += 1, at += stride * 3)
    counts.forEach((count, channel) => (count[rgb[at + channel] ?? 0] = (count[rgb[at + channel] ?? 0] ?? 0) + 1))
  const colour: Colour = [middle(counts[0], length), middle(counts[1], length), middle(counts[2], length)]
  let same = 0
  for (let step = 0, at = start * 3; step < length; step += 1, at += stride * 3) if (isNear(rgb, at, colour)) same += 1
  return same >= uniformShare * length ? colour : null
}

function positionOf({ widthPx, heightPx }: Pixels, side: Side, depth: number, along: number): number {
  const x = side === 'left' ? depth : side === 'right' ? widthPx - 1 - depth : along
  const y = side === 'top' ? depth : side === 'bottom' ? heightPx - 1 - depth : along
  return y * widthPx + x
}

function isNear(rgb: Uint8Array, at: number, [red, green, blue]: Colour): boolean {
  return (
    Math.abs((rgb[at] ?? 0) - red) <= sameColour &&
    Math.abs((rgb[at + 1] ?? 0) - green) <= sameColour &&
    Math.abs((rgb[at + 2] ?? 0) - blue) <= sameColour
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
