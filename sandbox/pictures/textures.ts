import sharp from 'sharp'

/** Width of one texture tile in canvas units, and of the drawn tile in pixels. */
const TILE_UNITS = 125
const TILE_PX = 256

/** Deterministic random numbers in [0, 1). */
function randomFrom(seed: number): () => number {
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
  /** Linen under a product that lies flat. */
  linen: (x, y, random) => wave(x, 4) * 0.5 + wave(y, 4) * 0.5 + (random() - 0.5),
  /** Film grain. */
  grain: (_x, _y, random) => random() + random() - 1,
} satisfies Record<string, Surface>

type TextureName = keyof typeof SURFACES

/** Textures of the scene; they do not grow when the product is shown larger. */
const BACKDROPS: ReadonlySet<TextureName> = new Set(['linen', 'grain'])

async function tileOf(name: TextureName): Promise<Buffer> {
  const surface: Surface = SURFACES[name]
  const random = randomFrom(name.length * 7919)
  const pixels = Buffer.alloc(TILE_PX * TILE_PX * 4)
  for (let at = 0; at < TILE_PX * TILE_PX; at += 1) {
    const offset = surface(at % TILE_PX, Math.floor(at / TILE_PX), random)
    pixels.fill(offset > 0 ? 255 : 0, at * 4, at * 4 + 3)
    pixels[at * 4 + 3] = Math.min(255, Math.round(Math.abs(offset) * 60))
  }
  return sharp(pixels, { raw: { width: TILE_PX, height: TILE_PX, channels: 4 } })
    .png()
    .toBuffer()
}

const tiles = new Map<TextureName, Promise<Buffer>>()

/** How the scene shows the product: pixels per canvas unit, and by how many degrees it is turned. */
export interface Magnification {
  readonly pxPerUnit: number
  readonly turnedDegrees: number
}

async function patternOf(name: TextureName, sizePx: number, product: Magnification): Promise<string> {
  const { pxPerUnit, turnedDegrees } = BACKDROPS.has(name) ? { pxPerUnit: sizePx / 1000, turnedDegrees: 0 } : product
  if (!tiles.has(name)) tiles.set(name, tileOf(name))
  const tilePx = Math.max(16, Math.round(TILE_UNITS * pxPerUnit))
  const tile = await sharp(await tiles.get(name))
    .resize(tilePx)
    .png({ compressionLevel: 1 })
    .toBuffer()
  const units = tilePx / pxPerUnit
  // One tile pixel per output pixel, not turned: the renderer resamples anything else, ten times slower.
  return (
    `<pattern id="texture-${name}" patternUnits="userSpaceOnUse" width="${units}" height="${units}" patternTransform="rotate(${-turnedDegrees})">` +
    `<image width="${units}" height="${units}" href="data:image/png;base64,${tile.toString('base64')}"/></pattern>`
  )
}

/** The SVG patterns (`texture-<name>`) that the given SVG text refers to; their threads grow with the product. */
export async function texturePatternsFor(svg: string, sizePx: number, product: Magnification): Promise<string> {
  const names = (Object.keys(SURFACES) as TextureName[]).filter((name) => svg.includes(`#texture-${name}`))
  return (await Promise.all(names.map((name) => patternOf(name, sizePx, product)))).join('')
}
