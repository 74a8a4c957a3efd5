import { type ColourSurface, roundedSurface } from '../core/compliance/colour-surface.ts'
import { nearlyAllWhite } from '../core/compliance/ruleset.ts'
import { replacedDistance } from '../renditions/replace-background.ts'
import { type Background, darkest, fitSurface, nearWhite, percentile, shareOf, surfaceDistance } from './background.ts'
import type { Pixels } from './picture-pixels.ts'

/** What a background that is to become white is like, as far as the ring shows. */
export interface Whitening {
  /** Null: there is no smooth colour to replace, or it is pure white. */
  readonly surface: ColourSurface | null
  /** How much of the ring replacing that surface makes pure white. */
  readonly smoothShare: number
}

/** A noise that the working size has averaged out is there again in what is sent, so that the level lies below what was seen. */
const noise = 4

/**
 * The background with the level at which its ring becomes white, where raising can make it so: what belongs to the product is then
 * told by the same level, before the fix and after it. `ring`: the one that is judged.
 */
export function levelled(pixels: Pixels, background: Background, ring: Uint32Array): Background {
  if (background.kind !== 'white') return background
  const floor = percentile(ring, (at) => darkest(pixels.rgb, at), 1 - nearlyAllWhite)
  return floor < nearWhite || floor === 255 ? background : { ...background, level: floor - noise }
}

export function whitening(pixels: Pixels, background: Background, ring: Uint32Array): Whitening {
  const surface = background.surface ?? offWhiteSurface(pixels, background, ring)
  const isReplaced = (at: number) => surface !== null && surfaceDistance(pixels, surface, at) <= replacedDistance
  return { surface, smoothShare: surface ? shareOf(ring, isReplaced) : 0 }
}

function offWhiteSurface(pixels: Pixels, { kind, level }: Background, ring: Uint32Array) {
  return kind === 'white' && level < 255 ? roundedSurface(fitSurface(pixels, ring)) : null
}
