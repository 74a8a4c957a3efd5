import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, ellipse, line, linear, path, radial, rect, softly, textured } from '../svg.ts'

const shell = (x: number, width: number, radius: number) =>
  rect(x, 130, width, 740, `rx="${radius}" fill="url(#shell)"`)

const lens = (x: number, y: number) =>
  ellipse(x, y, 31, 31, 'fill="#17181c"') +
  ellipse(x, y, 31, 31, 'fill="none" stroke="#75797f" stroke-width="4"') +
  ellipse(x, y, 17, 17, 'fill="url(#lens)"') +
  ellipse(x - 7, y - 8, 5, 4, 'fill="#ffffff" opacity="0.85"')

const outside = (tones: Tones) =>
  shell(316, 368, 64) +
  softly('shell-clip', 'shine') +
  textured('shell-clip', 'matte', 0.6) +
  rect(346, 160, 176, 182, `rx="44" fill="${tones.deep}"`) +
  rect(354, 168, 160, 166, 'rx="38" fill="#26282d"') +
  lens(396, 210) +
  lens(472, 292) +
  lens(396, 292) +
  ellipse(472, 210, 12, 12, 'fill="#f4efdc"') +
  `<g fill="none" stroke="${tones.ink}" stroke-width="6" opacity="0.5"><circle cx="500" cy="560" r="84"/><path d="M500 660 L500 712"/></g>` +
  rect(318, 132, 364, 736, `rx="62" fill="none" stroke="${tones.glow}" stroke-opacity="0.5" stroke-width="3"`)

const inside = (tones: Tones) =>
  shell(316, 368, 64) +
  rect(330, 144, 340, 712, 'rx="52" fill="#0c0d10"') +
  rect(340, 154, 320, 692, 'rx="44" fill="url(#screen)"') +
  path('M384 154 L660 154 L660 560 Z', 'fill="#ffffff" opacity="0.09"') +
  rect(452, 170, 96, 26, 'rx="13" fill="#08090b"') +
  line('M440 828 L560 828', '#ffffff', 6, 0.8) +
  rect(318, 132, 364, 736, `rx="62" fill="none" stroke="${tones.glow}" stroke-opacity="0.5" stroke-width="3"`)

const edge = (tones: Tones) =>
  rect(456, 130, 88, 740, 'rx="34" fill="url(#edge)"') +
  rect(470, 250, 26, 60, `rx="12" fill="${tones.dark}" stroke="${tones.deep}" stroke-width="2"`) +
  rect(470, 350, 26, 100, `rx="12" fill="${tones.dark}" stroke="${tones.deep}" stroke-width="2"`) +
  rect(470, 470, 26, 100, `rx="12" fill="${tones.dark}" stroke="${tones.deep}" stroke-width="2"`) +
  line('M530 150 L530 850', tones.deep, 8, 0.5)

const faceOf = (tones: Tones, view: View) => ({ front: outside, back: inside, side: edge })[view](tones)

export const drawPhoneCase: DrawProduct = (tones, view) => ({
  defs:
    linear('shell', `0 ${tones.glow}, 22 ${tones.light}, 55 ${tones.base}, 100 ${tones.dark}`, 'slant') +
    linear('edge', `0 ${tones.dark}, 30 ${tones.light}, 60 ${tones.base}, 100 ${tones.deep}`) +
    linear('screen', '0 #33406f, 45 #8b5f9c, 75 #e58f7b, 100 #f6c98f', 'down') +
    radial('lens', '0 #4a63b8, 55 #1a2140, 100 #07080c', [0.4, 0.35], 0.7) +
    clip('shell-clip', rect(316, 130, 368, 740, 'rx="64"')),
  soft: {
    shine: {
      shapes:
        path('M316 500 L560 130 L640 130 L316 640 Z', `fill="#ffffff" opacity="${tones.isDark ? 0.16 : 0.4}"`) +
        line('M676 180 L676 820', tones.deep, 16, 0.5),
      blur: 10,
    },
  },
  body: faceOf(tones, view),
  shadow: {
    shapes: rect(
      view === 'side' ? 462 : 326,
      148,
      view === 'side' ? 100 : 376,
      742,
      'rx="60" fill="#1c1526" opacity="0.45"',
    ),
    blur: 16,
  },
  frame: { x: 500, y: 505, width: 850 },
  closeUp: { x: 440, y: 270, width: 320 },
  place: { kind: 'flat' },
})
