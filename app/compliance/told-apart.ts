import { faintOutlineFrom } from '../core/compliance/ruleset.ts'
import type { ColourSurface } from '../core/compliance/colour-surface.ts'
import { surfaceDistances } from '../renditions/surface-distances.ts'
import { type Background, percentile } from './background.ts'
import { faintOutline } from './faint-outline.ts'
import { localMean } from './local-contrast.ts'
import { type Apartness, type Mask, productBelow } from './mask.ts'
import type { Pixels } from './picture-pixels.ts'

/** What an eye tells from the background, however far that is from white: things and writing are looked for in it. */
export interface ToldApart {
  /** How far each pixel is from what the background is at its place, noise left out. */
  readonly plane: Uint8Array
  readonly things: Mask
  /** All that is not quite background, as faint writing is not. */
  readonly faint: Mask
  readonly faintOutline: number
}

/** From pure white: a thing, and faint writing. */
const thingFrom = 255 - productBelow
const faintFrom = 5
/** Most of a ring differs from its background by no more than noise, and noise by no more than this. */
const mostly = 0.9
const mostNoise = 8
/** A white product on white is seen as a whole where noise is averaged out: over so many pixels on each side. */
const smoothedPx = 2

/**
 * `apart`, `mask`: what tells a product from a background that is raised until its darkest is white. That level follows the darkest
 * part of the ring, and a shadow there would take pale products and writing along: so here everything is compared with the
 * background at its own place. `surface`: of a background that is not quite white.
 */
export function toldApart(
  pixels: Pixels,
  ring: Uint32Array,
  { kind, level }: Background,
  { plane, maskOf, least }: Apartness,
  mask: Mask,
  surface: ColourSurface | null,
): ToldApart {
  if (kind === 'plain') {
    const told = { plane, faint: maskOf(255 - faintFrom, level), things: mask }
    return whole({ ...told, faintOutline: faintOutline(plane, mask, least) }, noiseOf(plane, ring) + faintFrom)
  }
  if (kind !== 'white') return { plane, faint: maskOf(255 - faintFrom, level), things: mask, faintOutline: 0 }
  const own = surface ? darkerThan(pixels, ring, surface) : plane
  const things = own === plane && level === 255 ? mask : above(own, mask, thingFrom)
  const faint = above(own, mask, faintFrom)
  return whole({ plane: own, things, faint, faintOutline: faintOutline(own, things, thingFrom) }, faintFrom)
}

/** A product that hardly differs from its background falls to pieces, unless what is fainter holds it together. */
function whole(told: ToldApart, from: number): ToldApart {
  if (told.faintOutline < faintOutlineFrom) return told
  const { things } = told
  return { ...told, things: above(localMean(told.plane, things, smoothedPx), things, from) }
}

function darkerThan(pixels: Pixels, ring: Uint32Array, surface: ColourSurface): Uint8Array {
  const size = { width: pixels.widthPx, height: pixels.heightPx }
  const plane = surfaceDistances(pixels.rgb, size, surface, 'darker')
  const noise = noiseOf(plane, ring)
  for (let at = 0; at < plane.length; at += 1) plane[at] = Math.max(0, (plane[at] ?? 0) - noise)
  return plane
}

function noiseOf(plane: Uint8Array, ring: Uint32Array): number {
  return Math.min(
    mostNoise,
    percentile(ring, (at) => plane[at] ?? 0, mostly),
  )
}

function above(plane: Uint8Array, { widthPx, heightPx }: Mask, from: number): Mask {
  const bits = new Uint8Array(plane.length)
  for (let at = 0; at < bits.length; at += 1) bits[at] = (plane[at] ?? 0) > from ? 1 : 0
  return { widthPx, heightPx, bits }
}
