import sharp, { type Sharp } from 'sharp'
import { pictureFactsSchema } from '../core/assets/asset-facts.ts'
import { judge } from '../core/compliance/judge.ts'
import type { CheckedSlot } from '../core/compliance/ruleset.ts'
import { inspectFile } from '../renditions/inspect-file.ts'
import type { tempFolder } from '../renditions/temp-folder.ts'
import { measurePicture } from './measure-picture.ts'

/** Drawn products for tests, and what the check says to them: nothing binary is kept in the repository. */

/** Of the drawings, in pixels. */
export const side = 1200

/** A mug that fills nine tenths of the height. */
export const mug =
  '<path d="M260 60 h560 v1080 h-560 z" fill="#2a4a8a"/><path d="M300 100 h60 v1000 h-60 z" fill="#6f8fd0"/>' +
  '<path d="M820 300 h160 v480 h-160 v-100 h70 v-280 h-70 z" fill="#24407a"/><ellipse cx="560" cy="480" rx="170" ry="130" fill="#d8b840"/>'

/** A tumbler: nearly all of it is as bright as what is behind it, with dark rims and white reflections. */
export const glass =
  '<path d="M300 60 L900 60 L830 1140 L370 1140 z" fill="#e4e8ea" stroke="#7b8488" stroke-width="10"/>' +
  '<path d="M360 110 L420 110 L440 1000 L410 1000 z" fill="#ffffff"/><path d="M800 110 L830 110 L780 980 L770 980 z" fill="#f8fafb"/>' +
  '<path d="M372 1040 L828 1040 L822 1130 L378 1130 z" fill="#aab4b8"/>'

/** White, with nothing but a grey outline and folds. */
export const pale =
  '<path d="M200 120 L420 60 L780 60 L1000 120 L1140 420 L980 500 L960 1140 L240 1140 L220 500 L60 420 z" fill="#f2f2f2" stroke="#bdbdbd" stroke-width="6"/>' +
  '<path d="M420 300 L470 1000 M780 360 L700 1040" stroke="#d5d5d5" stroke-width="10" fill="none"/>'

/** Along all four sides. */
export function border(colour: string, widthPx: number): string {
  const [from, length] = [widthPx / 2, side - widthPx]
  return `<rect x="${from}" y="${from}" width="${length}" height="${length}" fill="none" stroke="${colour}" stroke-width="${widthPx}"/>`
}

/** A soft one, around a point. */
export function shadow(left: number, top: number, grey: string): string {
  return (
    `<defs><radialGradient id="s"><stop offset="0" stop-color="${grey}"/><stop offset="1" stop-color="#fff"/></radialGradient></defs>` +
    `<ellipse cx="${left}" cy="${top}" rx="330" ry="45" fill="url(#s)"/>`
  )
}

/** Letters as strokes in a square of one unit, so that no font is needed. */
const letters: Readonly<Record<string, string>> = {
  A: 'M0 1 L.5 0 L1 1 M.2 .65 H.8',
  E: 'M1 0 H0 V1 H1 M0 .5 H.8',
  L: 'M0 0 V1 H.8',
  M: 'M0 1 V0 L.5 .6 L1 0 V1',
  N: 'M0 1 V0 L1 1 V0',
  P: 'M0 1 V0 H.9 V.5 H0',
  S: 'M1 0 H0 V.5 H1 V1 H0',
  W: 'M0 0 L.25 1 L.5 .3 L.75 1 L1 0',
}

interface Script {
  readonly left: number
  readonly top: number
  readonly heightPx: number
  readonly colour?: string
  readonly opacity?: number
  /** Of a stroke, as a share of the height. */
  readonly boldness?: number
}

/** A word on a drawing. */
export function word(text: string, { left, top, heightPx, colour = '#333', opacity = 1, boldness = 0.14 }: Script) {
  const strokes = Array.from(
    text,
    (letter, at) => `<path transform="translate(${at * 1.3} 0)" d="${letters[letter] ?? ''}"/>`,
  )
  return (
    `<g transform="translate(${left} ${top}) scale(${heightPx})" fill="none" stroke="${colour}" stroke-width="${boldness}" ` +
    `stroke-opacity="${opacity}">${strokes.join('')}</g>`
  )
}

export function drawn(shapes: string, background = '#ffffff'): Sharp {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">` +
    `<rect width="${side}" height="${side}" fill="${background}"/>${shapes}</svg>`
  return sharp(Buffer.from(svg)).flatten({ background: '#ffffff' })
}

/** The mug, and what is added to its picture. */
export function product(more = '', background?: string): Sharp {
  return drawn(mug + more, background)
}

export function jpeg(picture: Sharp): Promise<Buffer> {
  return picture.jpeg({ quality: 92 }).toBuffer()
}

type Folder = Awaited<ReturnType<typeof tempFolder>>

export async function measuredFrom(folder: Folder, name: string, bytes: Buffer | Promise<Buffer>) {
  const path = await folder.write(name, bytes)
  const facts = await inspectFile(path)
  const result = await measurePicture(path, pictureFactsSchema.parse(facts.ok ? facts.value : facts.issue))
  if (!result.ok) throw new Error(result.issue.code)
  return result.value
}

/** The verdict, and the rules by what they say. */
export async function checkedFrom(
  folder: Folder,
  name: string,
  bytes: Buffer | Promise<Buffer>,
  slot: CheckedSlot = 'main',
) {
  const { verdict, checks } = judge(await measuredFrom(folder, name, bytes), slot)
  const inState = (state: string) => checks.filter((check) => check.state === state).map(({ rule }) => rule)
  return { verdict, failed: inState('fail'), fixable: inState('fixable'), warned: inState('warning') }
}
