import { z } from 'zod'

/**
 * A colour that changes smoothly over a picture, as a studio background does: per channel the six coefficients of
 * `a + bx + cy + dx² + ey² + fxy`, where x and y run from 0 to 1. Rounded when stored, so that a spec that holds it stays the same.
 */
export const colourSurfaceSchema = z.array(z.array(z.number()).length(6)).length(3)
export type ColourSurface = z.infer<typeof colourSurfaceSchema>

export function surfaceTerms(x: number, y: number): [number, number, number, number, number, number] {
  return [1, x, y, x * x, y * y, x * y]
}

/** The surface's value in one channel (0 red, 1 green, 2 blue), 0 to 255 where the fit holds. */
export function surfaceAt(surface: ColourSurface, channel: number, x: number, y: number): number {
  const terms = surface[channel] ?? []
  // Asked for every pixel of a ring: taking the array apart by name would make an iterator each time.
  const linear = (terms[0] ?? 0) + (terms[1] ?? 0) * x + (terms[2] ?? 0) * y
  return linear + (terms[3] ?? 0) * x * x + (terms[4] ?? 0) * y * y + (terms[5] ?? 0) * x * y
}

export function roundedSurface(surface: ColourSurface): ColourSurface {
  return surface.map((channel) => channel.map((value) => Math.round(value * 1000) / 1000))
}
