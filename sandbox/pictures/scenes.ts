import type { Drawing, SoftLayer } from './drawing.ts'
import { ellipse, line, linear, path, radial, rect } from './svg.ts'

export const BACKGROUND_STYLES = ['white', 'transparent', 'lifestyle', 'branded'] as const
export type BackgroundStyle = (typeof BACKGROUND_STYLES)[number]

/** What stands around the product. */
export interface Scene {
  readonly defs: string
  readonly soft: Readonly<Record<string, SoftLayer>>
  readonly viewBox: string
  arrange(product: string, shadow: string): string
}

const WHOLE = '0 0 1000 1000'
const everything = (fill: string, more = '') => rect(-10, -10, 1020, 1020, `fill="${fill}" ${more}`)

const cutOut: Scene = { defs: '', soft: {}, viewBox: WHOLE, arrange: (product) => product }

const whiteStudio: Scene = {
  defs: '',
  soft: {},
  viewBox: WHOLE,
  arrange: (product, shadow) => everything('#ffffff') + shadow + product,
}

const colouredStudio = (tint: string): Scene => ({
  defs: radial(
    'studio',
    [
      [0, '#ffffff', 0.55],
      [55, '#ffffff', 0.12],
      [100, '#1b1630', 0.16],
    ],
    [0.42, 0.34],
    0.85,
  ),
  soft: {},
  viewBox: WHOLE,
  arrange: (product, shadow) => everything(tint) + everything('url(#studio)') + shadow + product,
})

function closeUp({ closeUp: { x, y, width } }: Drawing): Scene {
  const half = width / 2
  return { ...colouredStudio('#efece8'), viewBox: `${x - half} ${y - half} ${width} ${width}` }
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

const warmRoom: Record<string, SoftLayer> = {
  wall: { shapes: everything('url(#wall)') + windowLight + windowBars, blur: 16 },
  plant: { shapes: leaves + rect(846, 360, 110, 330, 'fill="#c9b8a4" opacity="0.5" rx="40"'), blur: 9 },
}

const roomDefs =
  linear(
    'wall',
    [
      [0, '#e9dccb'],
      [55, '#dccab4'],
      [100, '#c2ab92'],
    ],
    'slant',
  ) +
  linear(
    'wood',
    [
      [0, '#b98d63'],
      [22, '#c79d72'],
      [100, '#8f6743'],
    ],
    'down',
  ) +
  linear(
    'warmth',
    [
      [0, '#fff2d8', 0.2],
      [60, '#fff2d8', 0],
      [100, '#1a1022', 0.24],
    ],
    'slant',
  )

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

/** A wooden table by a window; the product stands on it a little smaller than in the studio. */
function onTable(groundY: number): Scene {
  const scale = 0.78
  const tableTop = 700
  const moved = `translate(${500 - 500 * scale} ${845 - groundY * scale}) scale(${scale})`
  const table = { shapes: rect(-40, tableTop, 1080, 400, 'fill="url(#wood)"') + woodGrain(tableTop), blur: 1.6 }
  return {
    defs: roomDefs,
    soft: { ...warmRoom, table },
    viewBox: WHOLE,
    arrange: (product, shadow) =>
      `<use href="#soft-wall"/><use href="#soft-plant"/><use href="#soft-table"/>` +
      `<g transform="${moved}">${shadow}${product}</g>` +
      everything('url(#warmth)') +
      everything('url(#texture-grain)', 'opacity="0.16"'),
  }
}

const rail = rect(-20, 92, 1040, 16, 'fill="url(#wood)"') + line('M-20 94 L1020 94', '#e6c7a0', 2, 0.7)
const hook = line('M500 206 L500 166 C500 118 534 118 534 100 C534 76 500 70 494 94', '#57534e', 7)

/** Hanging from a rail in front of a sunlit wall. */
const onWall: Scene = {
  defs: roomDefs,
  soft: {
    wall: warmRoom['wall'] ?? { shapes: '', blur: 0 },
    leafShadow: { shapes: `<g transform="translate(-640 250) scale(1.1)">${leaves}</g>`, blur: 12 },
    railShadow: { shapes: rect(-20, 120, 1040, 20, 'fill="#4a3520" opacity="0.5"'), blur: 10 },
  },
  viewBox: WHOLE,
  arrange: (product, shadow) =>
    `<use href="#soft-wall"/><use href="#soft-leafShadow" opacity="0.5"/><use href="#soft-railShadow"/>${rail}${hook}` +
    `<g transform="translate(100 116) scale(0.8)"><g transform="translate(26 30)">${shadow}</g>${product}</g>` +
    everything('url(#warmth)') +
    everything('url(#texture-grain)', 'opacity="0.16"'),
}

/** Lying on linen, seen from above. */
const onLinen: Scene = {
  defs:
    roomDefs +
    linear(
      'linen',
      [
        [0, '#efe8dc'],
        [100, '#d9cdbb'],
      ],
      'slant',
    ),
  soft: {
    creases: {
      shapes:
        line('M-20 240 C260 180 420 330 1020 210', '#8d7a62', 26, 0.2) +
        line('M-20 830 C360 900 600 720 1020 800', '#8d7a62', 30, 0.2) +
        line('M-20 270 C260 210 420 360 1020 240', '#ffffff', 22, 0.5),
      blur: 14,
    },
    twig: { shapes: `<g transform="translate(40 -30) rotate(8 900 200)">${leaves}</g>`, blur: 2 },
  },
  viewBox: WHOLE,
  arrange: (product, shadow) =>
    everything('url(#linen)') +
    everything('url(#texture-canvas)', 'opacity="0.4"') +
    `<use href="#soft-creases"/><use href="#soft-twig"/>` +
    `<g transform="rotate(-8 500 500) translate(110 110) scale(0.78)"><g transform="translate(18 22)">${shadow}</g>${product}</g>` +
    everything('url(#warmth)'),
}

/** The surroundings that suit a background style, an angle and the product's own place. */
export function sceneFor(background: BackgroundStyle, isCloseUp: boolean, drawing: Drawing): Scene {
  if (isCloseUp) return closeUp(drawing)
  if (background === 'transparent') return cutOut
  if (background === 'white') return whiteStudio
  if (background === 'branded') return colouredStudio('#e4e0f2')
  if (drawing.place.kind === 'table') return onTable(drawing.place.groundY)
  return drawing.place.kind === 'wall' ? onWall : onLinen
}
