/** Small building blocks of SVG text on a canvas of 1000 × 1000 units. */

/** `offset colour [opacity]`, separated by commas: `0 #ffffff, 60 #eeeeee 0.5, 100 #cccccc`. Offsets in percent. */
export type Stops = string

const stopsOf = (stops: Stops) =>
  stops
    .split(', ')
    .map((stop) => stop.split(' '))
    .map(
      ([offset, colour, opacity = '1']) =>
        `<stop offset="${offset}%" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('')

/** A gradient from left to right (`across`), from top to bottom (`down`) or from corner to corner (`slant`). */
export function linear(id: string, stops: Stops, direction: 'across' | 'down' | 'slant' = 'across'): string {
  const end = { across: 'x2="1" y2="0"', down: 'x2="0" y2="1"', slant: 'x2="1" y2="1"' }[direction]
  return `<linearGradient id="${id}" x1="0" y1="0" ${end}>${stopsOf(stops)}</linearGradient>`
}

export function radial(id: string, stops: Stops, centre: readonly [number, number] = [0.5, 0.5], r = 0.6): string {
  return `<radialGradient id="${id}" cx="${centre[0]}" cy="${centre[1]}" r="${r}">${stopsOf(stops)}</radialGradient>`
}

export const clip = (id: string, shapes: string) => `<clipPath id="${id}">${shapes}</clipPath>`

export const clipped = (clipId: string, content: string) => `<g clip-path="url(#${clipId})">${content}</g>`

export const path = (d: string, attributes: string) => `<path d="${d}" ${attributes}/>`

/** An open line without fill; ends are round unless `more` says otherwise. */
export const line = (d: string, colour: string, width: number, opacity = 1, more = '') =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" ${more}/>`

export const ellipse = (cx: number, cy: number, rx: number, ry: number, attributes: string) =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" ${attributes}/>`

export const rect = (x: number, y: number, width: number, height: number, attributes: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${attributes}/>`

/** Turns a drawing around the vertical axis through the middle of the canvas. */
export const mirrored = (content: string) => `<g transform="matrix(-1 0 0 1 1000 0)">${content}</g>`

/** Lays a surface texture (see `textures.ts`) over what the clip path shows. */
export const textured = (clipId: string, texture: string, opacity: number) =>
  clipped(clipId, rect(0, 0, 1000, 1000, `fill="url(#texture-${texture})" fill-opacity="${opacity}"`))

/** Shows a soft layer of the drawing (see `Drawing.soft`), clipped to a shape. */
export const softly = (clipId: string, layer: string) => clipped(clipId, `<use href="#soft-${layer}"/>`)
