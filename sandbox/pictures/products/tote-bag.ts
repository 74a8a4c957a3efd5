import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, clipped, line, linear, path, rect, softly, textured } from '../svg.ts'

const OUTLINE = {
  front: 'M268 410 Q500 396 732 410 C738 560 752 720 766 872 Q500 894 234 872 C248 720 262 560 268 410 Z',
  back: 'M268 410 Q500 396 732 410 C738 560 752 720 766 872 Q500 894 234 872 C248 720 262 560 268 410 Z',
  side: 'M424 408 Q500 396 576 408 C600 560 640 720 640 872 Q500 890 360 872 C360 720 400 560 424 408 Z',
} satisfies Record<View, string>

const strap = (d: string, tones: Tones, tint: string) =>
  line(d, tones.deep, 33, 1, 'stroke-linecap="butt"') +
  line(d, tint, 30, 1, 'stroke-linecap="butt"') +
  line(d, tones.deep, 20, 0.18, 'stroke-dasharray="5 4" stroke-linecap="butt"')

const stitchBox = (x: number, tones: Tones) =>
  rect(x - 15, 402, 30, 78, `fill="${tones.base}"`) +
  path(
    `M${x - 11} 440 h22 v34 h-22 z M${x - 11} 440 l22 34 m0 -34 l-22 34`,
    `fill="none" stroke="${tones.deep}" stroke-opacity="0.55" stroke-width="1.8" stroke-dasharray="4 3"`,
  )

const print = (tones: Tones) =>
  `<g opacity="0.82" fill="none" stroke="${tones.ink}" stroke-width="7" stroke-linecap="round">` +
  `<circle cx="500" cy="640" r="106"/><path d="M500 740 C496 690 504 640 500 570 M500 690 C470 680 446 654 444 620 M500 660 C530 650 554 626 556 592 M500 620 C478 610 464 592 462 570"/></g>`

const handles = (tones: Tones, view: View) =>
  view === 'side'
    ? strap('M470 420 C460 300 474 180 500 166 C526 180 540 300 530 420', tones, tones.dark)
    : strap('M384 420 C384 250 410 150 500 146 C590 150 616 250 616 420', tones, tones.base)

const behind = (tones: Tones, view: View) =>
  view === 'side' ? '' : strap('M396 420 C402 270 428 184 500 180 C572 184 598 270 604 420', tones, tones.dark)

const folds = (tones: Tones) => ({
  shapes:
    line('M300 430 C330 560 280 720 300 870', tones.deep, 22, 0.35) +
    line('M708 440 C670 560 720 720 690 870', tones.deep, 28, 0.42) +
    line('M400 480 C430 600 400 760 430 880', tones.deep, 20, 0.26) +
    line('M612 480 C590 620 620 760 600 880', tones.deep, 18, 0.28) +
    line('M350 460 C372 600 340 740 360 870', tones.glow, 30, 0.42) +
    line('M520 440 C510 560 530 740 512 880', tones.glow, 34, 0.28) +
    line('M240 860 Q500 884 760 860', tones.deep, 24, 0.4),
  blur: 13,
})

export const drawToteBag: DrawProduct = (tones, view) => ({
  defs:
    linear('cloth', `0 ${tones.light}, 38 ${tones.base}, 100 ${tones.dark}`, 'slant') +
    clip('bag', path(OUTLINE[view], '')),
  soft: { folds: folds(tones) },
  body:
    behind(tones, view) +
    path(OUTLINE[view], 'fill="url(#cloth)"') +
    softly('bag', 'folds') +
    (view === 'front' ? print(tones) : '') +
    clipped(
      'bag',
      line('M260 440 Q500 426 740 440 M260 448 Q500 434 740 448', tones.deep, 1.8, 0.5, 'stroke-dasharray="6 4"'),
    ) +
    handles(tones, view) +
    (view === 'side'
      ? line('M500 400 C500 560 500 720 500 880', tones.deep, 4, 0.35)
      : stitchBox(384, tones) + stitchBox(616, tones)) +
    textured('bag', 'canvas', 0.8) +
    line(OUTLINE[view], tones.deep, 2, 0.3),
  shadow: {
    shapes: `<g transform="translate(8 10)">${path(OUTLINE[view], 'fill="#1c1526" opacity="0.24"')}</g>`,
    blur: 13,
  },
  frame: { x: 500, y: 520, width: 850 },
  closeUp: { x: 430, y: 480, width: 360 },
  place: { kind: 'wall' },
})
