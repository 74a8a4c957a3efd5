import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, ellipse, line, linear, path, radial, rect, softly, textured } from '../svg.ts'

const SHADE = 'M372 150 L628 150 L742 470 Q500 506 258 470 Z'
const BASE =
  'M466 500 C456 540 380 590 372 680 C366 770 420 836 430 856 L570 856 C580 836 634 770 628 680 C620 590 544 540 534 500 Z'

const cord = (view: View) => {
  if (view === 'front') return ''
  return line('M560 850 C700 862 760 820 860 846 C900 858 940 850 980 856', '#3c3733', 8)
}

const shadeRibs = (tones: Tones) =>
  [0.1, 0.3, 0.5, 0.7, 0.9]
    .map((at) =>
      line(`M${372 + 256 * at} 152 L${258 + 484 * at} ${472 + 14 * Math.sin(at * 3.14)}`, tones.deep, 2, 0.07),
    )
    .join('')

const seam = (view: View) => (view === 'back' ? line('M500 152 L500 486', '#8c7754', 3, 0.5) : '')
const glaze = (tones: Tones, view: View) =>
  view === 'side'
    ? line('M384 720 C440 740 560 740 616 720', tones.ink, 4, 0.4)
    : line('M378 640 C440 662 560 662 622 640 M374 700 C440 722 560 722 626 700', tones.ink, 5, 0.4)

export const drawLamp: DrawProduct = (tones, view) => ({
  defs:
    linear('linen-shade', '0 #cdbd9d, 25 #f6ebd2, 55 #fdf4df, 85 #dcc9a4, 100 #b9a37c') +
    linear(
      'stoneware',
      `0 ${tones.deep}, 14 ${tones.dark}, 30 ${tones.light}, 52 ${tones.base}, 82 ${tones.dark}, 100 ${tones.deep}`,
    ) +
    linear('brass', '0 #6e5426, 35 #f1d998, 60 #b78f46, 100 #5f4620') +
    radial('glow', '0 #fff3c4 0.95, 60 #ffe5a0 0.4, 100 #ffdf95 0', [0.5, 0.5], 0.5) +
    clip('shade-clip', path(SHADE, '')) +
    clip('base-clip', path(BASE, '')),
  soft: {
    bulb: { shapes: ellipse(500, 370, 190, 150, 'fill="url(#glow)"'), blur: 12 },
    shine: {
      shapes:
        line('M430 610 C400 660 404 730 436 800', '#ffffff', 22, tones.isDark ? 0.5 : 0.85) +
        line('M606 640 C616 700 604 760 580 810', '#ffffff', 8, 0.35) +
        ellipse(500, 520, 120, 50, 'fill="#ffe9b4" opacity="0.5"') +
        ellipse(500, 870, 140, 34, `fill="${tones.deep}" opacity="0.8"`),
      blur: 9,
    },
  },
  body:
    cord(view) +
    rect(484, 462, 32, 48, 'fill="url(#brass)"') +
    path(BASE, 'fill="url(#stoneware)"') +
    softly('base-clip', 'shine') +
    glaze(tones, view) +
    textured('base-clip', 'ceramic', 0.9) +
    path(SHADE, 'fill="url(#linen-shade)"') +
    softly('shade-clip', 'bulb') +
    shadeRibs(tones) +
    seam(view) +
    textured('shade-clip', 'canvas', 0.55) +
    line('M372 151 L628 151 M259 469 Q500 505 741 469', '#a58c5f', 5, 0.7),
  shadow: {
    shapes:
      ellipse(505, 852, 130, 18, 'fill="#150f1f" opacity="0.75"') +
      ellipse(590, 866, 240, 26, 'fill="#150f1f" opacity="0.28"'),
    blur: 13,
  },
  frame: { x: 500, y: 505, width: 820 },
  closeUp: { x: 500, y: 500, width: 380 },
  place: { kind: 'table', room: 'cool', groundY: 855 },
})
