import type { PictureFacts } from '../core/assets/asset-facts.ts'
import type { AssetIssue } from '../core/assets/asset-issues.ts'
import type { RuleId } from '../core/compliance/ruleset.ts'
import { ok, type Result } from '../core/result.ts'
import { openPixels } from '../renditions/picture-engine.ts'
import { type Analysis, analysePixels } from './analyse-pixels.ts'
import { darkest } from './background.ts'
import { brightness } from './brightness.ts'
import { decoded } from './measure-picture.ts'
import { findComponents } from './components.ts'
import { isOnRim, isWithin } from './box.ts'
import { cellFinder, contactBelow } from './mask.ts'
import { outsideOf } from './outside.ts'
import type { Pixels } from './picture-pixels.ts'

/** Stands out from products and from white, also for people who do not tell red from green. */
const marked = [224, 0, 160] as const
/** How much of what is marked still shines through. */
const visible = 0.3
/** How much of the picture's own colours remains where nothing is wrong. */
const dimmed = 0.35
/** Thin things are drawn thicker by so much, as a share of the longest side, or nobody would see them. */
const thickness = 0.004

/** Answers whether a pixel breaches a rule; pixels count inside a frame, where there is one. */
type Offends = (analysis: Analysis) => (at: number, x: number, y: number) => boolean

const offenders: Readonly<Partial<Record<RuleId, Offends>>> = {
  transparency:
    ({ pixels }) =>
    (at) =>
      (pixels.alpha?.[at] ?? 255) < 250,
  background: ({ pixels, mask, background }) => {
    const outside = outsideOf(mask)
    return (at) => background.kind === 'mixed' || (outside[at] === 1 && darkest(pixels.rgb, at) < 255)
  },
  fill:
    ({ product }) =>
    (_, x, y) =>
      product === null || !isWithin(product, x, y),
  cropped:
    ({ cut }) =>
    (at) =>
      cut.bits[at] === 1,
  parts: ({ things, cells, parts }) => {
    const others = new Set(parts.slice(1).map(({ component }) => component.label))
    const offending = findComponents(cells).maskOf(({ label }) => others.has(label))
    const cellAt = cellFinder(things, cells)
    return (at, x, y) => things.bits[at] === 1 && offending.bits[cellAt(x, y)] === 1
  },
  text: ({ marks, writing, letterLines, pixels, background }) => {
    const inked = [...marks, ...writing].map(({ box }) => box)
    const least = Math.max(contactBelow, background.level - 4)
    return (at, x, y) =>
      letterLines.some(({ box }) => isOnRim(box, x, y)) ||
      (darkest(pixels.rgb, at) < least && inked.some((box) => isWithin(box, x, y)))
  },
  sharpness: softEdges,
  pixelation: softEdges,
}

/** Edges: what should be sharp and is not. */
function softEdges({ pixels }: Analysis) {
  const { light, widthPx } = brightness(pixels)
  const step = 12
  return (at: number, x: number) =>
    x > 0 &&
    at >= widthPx &&
    (Math.abs((light[at] ?? 0) - (light[at - 1] ?? 0)) >= step ||
      Math.abs((light[at] ?? 0) - (light[at - widthPx] ?? 0)) >= step)
}

/**
 * The picture, dimmed, with the pixels that breach a rule in one loud colour: WebP, 1,000 pixels at most. Null where the rule is
 * not about pixels. Issues as `measurePicture`.
 */
export async function overlayPicture(
  path: string,
  facts: PictureFacts,
  rule: RuleId,
  tenant?: string,
): Promise<Result<Buffer | null, AssetIssue>> {
  if (rule !== 'frame' && !offenders[rule]) return ok(null)
  const pixels = await decoded(path, facts, tenant)
  if (!pixels.ok) return pixels
  const { working } = pixels.value
  const picture = paint(working, offendingPixels(working, rule))
  const { widthPx: width, heightPx: height } = working
  return ok(await openPixels(picture, { width, height, channels: 3 }).webp({ quality: 80, effort: 2 }).toBuffer())
}

/** Of the whole picture: 1 where a pixel breaches the rule. */
function offendingPixels(whole: Pixels, rule: RuleId): Uint8Array {
  const analysis = analysePixels(whole)
  const { inside } = analysis
  const offends = offenders[rule]?.(analysis)
  const bits = new Uint8Array(whole.widthPx * whole.heightPx)
  for (let y = 0; y < whole.heightPx; y += 1)
    for (let x = 0; x < whole.widthPx; x += 1) {
      const [innerX, innerY] = [x - inside.left, y - inside.top]
      const isInside = innerX >= 0 && innerY >= 0 && innerX < inside.width && innerY < inside.height
      const isWrong = isInside ? offends?.(innerY * inside.width + innerX, innerX, innerY) : rule === 'frame'
      if (isWrong) bits[y * whole.widthPx + x] = 1
    }
  return bits
}

/** Every offending pixel is drawn with its neighbours. */
function paint({ rgb, widthPx, heightPx }: Pixels, bits: Uint8Array): Uint8Array {
  const picture = Uint8Array.from(rgb, (value) => Math.round(value * dimmed + 255 * (1 - dimmed) * 0.75))
  const reach = Math.max(1, Math.round((thickness * Math.max(widthPx, heightPx)) / 2))
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) {
      if (!bits[y * widthPx + x]) continue
      for (let ny = Math.max(0, y - reach); ny <= Math.min(heightPx - 1, y + reach); ny += 1)
        for (let nx = Math.max(0, x - reach); nx <= Math.min(widthPx - 1, x + reach); nx += 1)
          for (let channel = 0; channel < 3; channel += 1) {
            const at = (ny * widthPx + nx) * 3 + channel
            picture[at] = Math.round((marked[channel] ?? 0) * (1 - visible) + (rgb[at] ?? 0) * visible)
          }
    }
  return picture
}
