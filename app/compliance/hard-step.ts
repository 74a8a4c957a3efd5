import { chroma, lightOf } from './brightness.ts'

/** Where brightness changes by so much from pixel to pixel, a thing ends; a shadow's end is soft. */
const hardStep = 10
const colourful = 40
/** No shadow on a bright ground is so dark. */
const dark = 90
/** Compression leaves a hard step here and there: so many belong to a thing. */
export const minHard = 4

/** Whether a pixel shows a thing and no soft shadow: by itself, or by its step from a pixel beside it. */
export function isHard(rgb: Uint8Array, at: number, beside: number): boolean {
  const light = lightOf(rgb, at)
  return Math.abs(light - lightOf(rgb, beside)) >= hardStep || chroma(rgb, at) >= colourful || light < dark
}
