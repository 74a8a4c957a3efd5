import type { Drawing, SoftLayer } from './drawing.ts'
import { line, linear, path, radial, rect } from './svg.ts'

export type BackgroundStyle = 'white' | 'transparent' | 'lifestyle' | 'branded'

/** What stands around the product. */
export interface Scene {
  readonly defs: string
  readonly soft: Readonly<Record<string, SoftLayer>>
  readonly viewBox: string
  /** Size of the product on the picture, 1 when it fills the canvas as drawn. */
  readonly zoom: number
  readonly turnedDegrees: number
  arrange(product: string, shadow: string): string
}

const WHOLE = '0 0 1000 1000'
const everything = (fill: string, more = '') => rect(-200, -200, 1400, 1400, `fill="${fill}" ${more}`)

const plain = { defs: '', soft: {}, viewBox: WHOLE, zoom: 1, turnedDegrees: 0 }

const cutOut: Scene = { ...plain, arrange: (product) => product }

const framed = ({ frame: { x, y, width } }: Drawing) => ({
  viewBox: `${x - width / 2} ${y - width / 2} ${width} ${width}`,
  zoom: 1000 / width,
})

const whiteStudio: Scene = {
  ...plain,
  arrange: (product, shadow) => everything('#ffffff') + shadow + product,
}

const colouredStudio = (tint: string): Scene => ({
  ...plain,
  defs: radial('studio', '0 #ffffff 0.55, 55 #ffffff 0.12, 100 #1b1630 0.16', [0.42, 0.34], 0.85),
  arrange: (product, shadow) => everything(tint) + everything('url(#studio)') + shadow + product,
})

function closeUp({ closeUp: { x, y, width } }: Drawing): Scene {
  const half = width / 2
  return { ...colouredStudio('#efece8'), viewBox: `${x - half} ${y - half} ${width} ${width}`, zoom: 1000 / width }
}

const windowLight = path('M120 -40 L520 -40 L900 640 L430 640 Z', 'fill="#fff6df" opacity="0.5"')
const windowBars = line('M300 -40 L650 640 M10 220 L820 220', '#b89b7a', 16, 0.35)
const leaves = [
  'M905 90 C820 130 790 240 800 330 C880 300 930 200 905 90',
  'M985 190 C900 230 850 330 850 430 C940 400 1000 300 985 190',
  'M850 20 C760 30 700 110 690 190 C780 190 850 120 850 20',
]
  .map((d) => path(d, 'fill="#6d7f5d" opacity="0.55"'))
  .join('')

const sunlitWindow = {
  wall: { shapes: everything('url(#wall)') + windowLight + windowBars, blur: 16 },
  plant: { shapes: leaves + rect(846, 360, 110, 330, 'fill="#c9b8a4" opacity="0.5" rx="40"'), blur: 9 },
} satisfies Record<string, SoftLayer>

const WARMTH = linear('warmth', '0 #fff2d8 0.2, 60 #fff2d8 0, 100 #1a1022 0.24', 'slant')

/** A sunny room with a wooden table, and a bright one with a table of concrete. */
const ROOMS = {
  warm:
    linear('wall', '0 #e9dccb, 55 #dccab4, 100 #c2ab92', 'slant') +
    linear('wood', '0 #b98d63, 22 #c79d72, 100 #8f6743', 'down') +
    WARMTH,
  cool:
    linear('wall', '0 #e4e8ea, 55 #cfd6da, 100 #aab4ba', 'slant') +
    linear('wood', '0 #bdbcb8, 22 #cccbc6, 100 #96958f', 'down') +
    WARMTH,
}

const woodGrain = (top: number) =>
  Array.from({ length: 22 }, (_, at) => {
    const y = top + 4 + at * at * 0.72
    const bend = (at % 5) * 3 - 6
    return line(
      `M-20 ${y} C300 ${y + bend} 640 ${y - bend} 1020 ${y + bend / 2}`,
      '#5d3f26',
      1 + at * 0.28,
      0.1 + (at % 3) * 0.05,
    )
  }).join('')

const finish = everything('url(#warmth)') + everything('url(#texture-grain)', 'fill-opacity="0.16"')

/** A table by a window. */
function onTable(groundY: number, room: keyof typeof ROOMS): Scene {
  const tableTop = 680
  const tableFrom = rect(-200, tableTop, 1400, 600, 'fill="url(#wood)"')
  return {
    ...plain,
    defs: ROOMS[room],
    soft: {
      ...sunlitWindow,
      table: { shapes: tableFrom + (room === 'warm' ? woodGrain(tableTop) : ''), blur: 1.6 },
    },
    arrange: (product, shadow) =>
      `<use href="#soft-wall"/><use href="#soft-plant"/><use href="#soft-table"/>` +
      `<g transform="translate(0 ${868 - groundY})">${shadow}${product}</g>${finish}`,
  }
}

const rail = rect(-20, 62, 1040, 16, 'fill="url(#wood)"') + line('M-20 64 L1020 64', '#e6c7a0', 2, 0.7)
const hook = line('M500 216 L500 136 C500 88 534 88 534 70 C534 46 500 40 494 64', '#57534e', 7)

/** Hanging from a rail in front of a sunlit wall. */
const onWall: Scene = {
  ...plain,
  defs: ROOMS.warm,
  soft: {
    wall: sunlitWindow.wall,
    leafShadow: { shapes: `<g transform="translate(-640 250) scale(1.1)">${leaves}</g>`, blur: 12 },
    railShadow: { shapes: rect(-200, 92, 1400, 20, 'fill="#4a3520" opacity="0.5"'), blur: 10 },
  },
  zoom: 0.92,
  arrange: (product, shadow) =>
    `<use href="#soft-wall"/><use href="#soft-leafShadow" opacity="0.5"/><use href="#soft-railShadow"/>${rail}${hook}` +
    `<g transform="translate(40 66) scale(0.92)"><g transform="translate(26 30)">${shadow}</g>${product}</g>${finish}`,
}

const creases =
  line('M-120 240 C260 180 420 330 1120 210', '#8d7a62', 26, 0.2) +
  line('M-120 830 C360 900 600 720 1120 800', '#8d7a62', 30, 0.2) +
  line('M-120 270 C260 210 420 360 1120 240', '#ffffff', 22, 0.5)

/** Lying on linen, seen from above. */
const onLinen: Scene = {
  ...plain,
  defs: ROOMS.warm + linear('linen', '0 #efe8dc, 100 #d9cdbb', 'slant'),
  soft: {
    creases: { shapes: creases, blur: 14 },
    twig: { shapes: `<g transform="translate(40 -30) rotate(8 900 200)">${leaves}</g>`, blur: 2 },
  },
  zoom: 0.88,
  turnedDegrees: -8,
  arrange: (product, shadow) =>
    everything('url(#linen)') +
    everything('url(#texture-linen)', 'fill-opacity="0.4"') +
    `<use href="#soft-creases"/><use href="#soft-twig"/>` +
    `<g transform="rotate(-8 500 500) translate(60 60) scale(0.88)"><g transform="translate(18 22)">${shadow}</g>${product}</g>` +
    everything('url(#warmth)'),
}

/** The surroundings that suit a background style, an angle and the product's own place. */
export function sceneFor(background: BackgroundStyle, isCloseUp: boolean, drawing: Drawing): Scene {
  if (isCloseUp) return closeUp(drawing)
  if (background === 'transparent') return { ...cutOut, ...framed(drawing) }
  if (background === 'white') return { ...whiteStudio, ...framed(drawing) }
  if (background === 'branded') return { ...colouredStudio('#e4e0f2'), ...framed(drawing) }
  if (drawing.place.kind === 'table') return onTable(drawing.place.groundY, drawing.place.room)
  return drawing.place.kind === 'wall' ? onWall : onLinen
}
