import sharp from 'sharp'

/** Width of one texture tile in canvas units and in pixels: about one to one at 2048 px. */
const TILE_UNITS = 125
const TILE_PX = 256

/** Deterministic random numbers in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Brightness offset in -1…1 for a pixel of the tile; `random` is one draw for that pixel. */
type Surface = (x: number, y: number, random: () => number) => number

const wave = (value: number, period: number) => Math.sin((value / period) * 2 * Math.PI)

const SURFACES = {
  /** Fine jersey: rows of small loops. */
  knit: (x, y, random) => 0.5 * wave(x, 4) * wave(y + (x % 8 < 4 ? 0 : 2), 4) + (random() - 0.5) * 0.9,
  /** Plain weave of thick threads. */
  canvas: (x, y, random) => {
    const over = (Math.floor(x / 4) + Math.floor(y / 4)) % 2 === 0
    return (over ? wave(x + 1, 8) : wave(y + 1, 8)) * 0.8 + (random() - 0.5) * 0.7
  },
  /** Glaze with iron speckles. */
  ceramic: (_x, _y, random) => (random() > 0.9975 ? -6 : (random() - 0.5) * 0.25),
  /** Fine sprayed coat or brushed paper. */
  matte: (_x, _y, random) => (random() - 0.5) * 1.1,
  /** Film grain. */
  grain: (_x, _y, random) => random() + random() - 1,
} satisfies Record<string, Surface>

type TextureName = keyof typeof SURFACES

async function tileOf(name: TextureName): Promise<string> {
  const surface: Surface = SURFACES[name]
  const random = randomFrom(name.length * 7919)
  const pixels = Buffer.alloc(TILE_PX * TILE_PX * 4)
  for (let at = 0; at < TILE_PX * TILE_PX; at += 1) {
    const offset = surface(at % TILE_PX, Math.floor(at / TILE_PX), random)
    pixels.fill(offset > 0 ? 255 : 0, at * 4, at * 4 + 3)
    pixels[at * 4 + 3] = Math.min(255, Math.round(Math.abs(offset) * 60))
  }
  const png = await sharp(pixels, { raw: { width: TILE_PX, height: TILE_PX, channels: 4 } })
    .png()
    .toBuffer()
  return (
    `<pattern id="texture-${name}" patternUnits="userSpaceOnUse" width="${TILE_UNITS}" height="${TILE_UNITS}">` +
    `<image width="${TILE_UNITS}" height="${TILE_UNITS}" href="data:image/png;base64,${png.toString('base64')}"/></pattern>`
  )
}

const patterns = new Map<TextureName, Promise<string>>()

/** The SVG patterns (`texture-<name>`) that the given SVG text refers to, drawn once per process. */
export async function texturePatternsFor(svg: string): Promise<string> {
  const names = (Object.keys(SURFACES) as TextureName[]).filter((name) => svg.includes(`#texture-${name}`))
  for (const name of names) if (!patterns.has(name)) patterns.set(name, tileOf(name))
  return (await Promise.all(names.map((name) => patterns.get(name)))).join('')
}
