import type { Tones } from '../colours.ts'
import type { Drawing, DrawProduct, View } from '../drawing.ts'
import { clip, clipped, ellipse, line, linear, path, rect, softly, textured } from '../svg.ts'

const OUTLINE = {
  front:
    'M414 176 C386 200 330 220 286 238 C232 262 186 344 136 446 Q188 482 252 498 C270 458 286 432 300 410 ' +
    'C308 520 308 700 297 846 Q500 878 703 846 C692 700 692 520 700 410 C714 432 730 458 748 498 Q812 482 864 446 ' +
    'C814 344 768 262 714 238 C670 220 614 200 586 176 C572 262 428 262 414 176 Z',
  back:
    'M414 176 C386 200 330 220 286 238 C232 262 186 344 136 446 Q188 482 252 498 C270 458 286 432 300 410 ' +
    'C308 520 308 700 297 846 Q500 878 703 846 C692 700 692 520 700 410 C714 432 730 458 748 498 Q812 482 864 446 ' +
    'C814 344 768 262 714 238 C670 220 614 200 586 176 C560 206 440 206 414 176 Z',
  side:
    'M452 172 C420 196 386 226 372 300 C362 420 362 640 368 846 Q500 874 640 846 C648 640 650 420 634 300 ' +
    'C622 232 590 196 556 172 C540 196 470 200 452 172 Z',
} satisfies Record<View, string>

const neckline = {
  front: 'M414 176 C428 262 572 262 586 176',
  back: 'M414 176 C440 206 560 206 586 176',
  side: 'M452 172 C470 200 540 196 556 172',
}

const folds = (tones: Tones) => ({
  shapes:
    line('M300 400 C350 450 380 520 372 640', tones.deep, 22, 0.5) +
    line('M700 400 C655 450 622 520 634 660', tones.deep, 26, 0.55) +
    line('M318 470 C352 560 342 700 360 850', tones.deep, 18, 0.32) +
    line('M690 500 C640 600 668 720 640 850', tones.deep, 20, 0.36) +
    line('M470 560 C452 650 480 760 462 850', tones.deep, 18, 0.26) +
    line('M560 600 C580 700 552 780 566 850', tones.deep, 16, 0.24) +
    line('M286 250 C290 310 294 350 300 404', tones.deep, 12, 0.4) +
    line('M714 250 C710 310 706 350 700 404', tones.deep, 14, 0.45) +
    line('M210 330 C230 390 236 430 240 490', tones.deep, 14, 0.35) +
    line('M786 330 C772 390 766 430 760 490', tones.deep, 16, 0.4) +
    line('M404 320 C430 420 424 540 420 660', tones.glow, 34, 0.26) +
    line('M330 262 C350 300 352 330 352 370', tones.glow, 24, 0.28) +
    line('M520 680 C510 740 516 790 512 850', tones.glow, 22, 0.2) +
    line('M184 392 C200 420 206 440 212 470', tones.glow, 16, 0.35),
  blur: 15,
})

const sleeve = 'M410 250 C440 222 560 222 592 250 C612 330 620 400 616 470 Q504 500 404 470 C392 400 396 330 410 250 Z'

function sideSleeve(tones: Tones): string {
  return (
    path(sleeve, 'fill="url(#shirt)"') +
    line('M404 462 Q504 492 617 462 M404 452 Q504 482 617 452', tones.deep, 1.6, 0.5, 'stroke-dasharray="5 4"') +
    line(sleeve, tones.deep, 3, 0.35)
  )
}

const hems = (tones: Tones) =>
  line('M297 834 Q500 866 703 834 M297 824 Q500 856 703 824', tones.deep, 1.8, 0.5, 'stroke-dasharray="6 4"') +
  line('M142 434 Q192 468 257 484 M148 424 Q196 458 261 474', tones.deep, 1.6, 0.5, 'stroke-dasharray="5 4"') +
  line('M858 434 Q808 468 743 484 M852 424 Q804 458 739 474', tones.deep, 1.6, 0.5, 'stroke-dasharray="5 4"')

/** A line drawing of a sun over waves, as printed on the chest. */
const print = (tones: Tones) =>
  `<g opacity="0.82">` +
  clipped('sun', ellipse(500, 436, 62, 62, `fill="${tones.ink}"`)) +
  line('M430 456 q18 -14 35 0 t35 0 t35 0 t35 0 M430 476 q18 -14 35 0 t35 0 t35 0 t35 0', tones.ink, 6) +
  `</g>`

const insideOfNeck = (tones: Tones) =>
  path('M414 176 C440 204 560 204 586 176 C572 262 428 262 414 176 Z', `fill="${tones.deep}"`) +
  rect(482, 202, 36, 22, `rx="2" fill="${tones.ink}" opacity="0.75"`)

function body(tones: Tones, view: View): string {
  return (
    (view === 'front' ? insideOfNeck(tones) : '') +
    path(OUTLINE[view], 'fill="url(#shirt)"') +
    softly('shirt-body', 'folds') +
    (view === 'side' ? sideSleeve(tones) : clipped('shirt-body', hems(tones))) +
    (view === 'front' ? print(tones) : '') +
    line(neckline[view], tones.base, 19, 1, 'stroke-linecap="butt"') +
    line(neckline[view], tones.deep, 19, 0.16, 'stroke-linecap="butt"') +
    line(neckline[view], tones.light, 12, 0.4, 'stroke-dasharray="2 3" stroke-linecap="butt"') +
    textured('shirt-body', 'knit', 0.55) +
    line(OUTLINE[view], tones.deep, 2, 0.28)
  )
}

export const drawTShirt: DrawProduct = (tones, view): Drawing => ({
  defs:
    linear('shirt', `0 ${tones.light}, 30 ${tones.base}, 62 ${tones.base}, 100 ${tones.dark}`, 'slant') +
    clip('shirt-body', path(OUTLINE[view], '')) +
    clip('sun', rect(430, 370, 140, 72, '')),
  soft: { folds: folds(tones) },
  body: body(tones, view),
  shadow: {
    shapes: `<g transform="translate(6 12)">${path(OUTLINE[view], 'fill="#1c1526" opacity="0.26"')}</g>`,
    blur: 12,
  },
  frame: { x: 500, y: 512, width: 850 },
  closeUp: { x: 500, y: 320, width: 400 },
  place: { kind: 'wall' },
})
