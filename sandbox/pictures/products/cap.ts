import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, clipped, ellipse, line, linear, path, radial, rect, softly, textured } from '../svg.ts'

const DOME = {
  front: 'M232 590 C226 380 340 250 500 250 C660 250 774 380 768 590 C690 560 310 560 232 590 Z',
  back: 'M232 600 C226 384 340 254 500 254 C660 254 774 384 768 600 C740 640 660 650 604 652 C590 560 410 560 396 652 C340 650 260 640 232 600 Z',
  side: 'M212 610 C200 400 300 262 462 258 C620 256 712 380 716 560 C620 556 400 640 212 610 Z',
} satisfies Record<View, string>

const BRIM = {
  front:
    'M226 586 C310 548 690 548 774 586 C800 640 780 690 742 706 C640 650 360 650 258 706 C220 690 200 640 226 586 Z',
  back: 'M0 0',
  side: 'M560 572 C660 548 700 548 722 556 C820 580 900 620 926 664 C920 690 890 686 860 676 C760 640 660 630 548 640 Z',
} satisfies Record<View, string>

const seams = (tones: Tones, view: View) => {
  const lines =
    view === 'side'
      ? 'M470 262 C440 360 432 480 440 620 M470 262 C580 320 650 430 668 562 M470 262 C360 310 280 420 262 612'
      : 'M500 252 L500 566 M500 252 C390 300 340 420 332 572 M500 252 C610 300 660 420 668 572'
  return (
    line(lines, tones.deep, 4, 0.4) +
    line(lines, tones.ink, 1.6, 0.35, 'stroke-dasharray="5 5" transform="translate(7 2)"')
  )
}

const eyelets = (tones: Tones, view: View) =>
  (view === 'side'
    ? [
        [380, 380],
        [560, 370],
      ]
    : [
        [410, 352],
        [590, 352],
      ]
  )
    .map(([x = 0, y = 0]) => ellipse(x, y, 9, 9, `fill="${tones.deep}" stroke="${tones.light}" stroke-width="4"`))
    .join('')

const button = (tones: Tones, view: View) =>
  ellipse(view === 'side' ? 466 : 500, 254, 26, 14, `fill="${tones.dark}"`) +
  ellipse(view === 'side' ? 462 : 496, 250, 18, 7, `fill="${tones.glow}" opacity="0.6"`)

const strapBack = (tones: Tones) =>
  path('M396 652 C410 566 590 566 604 652 Z', 'fill="#2a2530" opacity="0.9"') +
  path('M392 620 Q500 596 608 620 L608 660 Q500 640 392 660 Z', `fill="${tones.dark}"`) +
  rect(470, 606, 52, 42, 'rx="5" fill="#b9bcc2"') +
  rect(480, 616, 32, 22, `rx="3" fill="${tones.dark}"`)

const patch = (tones: Tones) =>
  rect(430, 400, 140, 96, `rx="12" fill="${tones.ink}" opacity="0.9"`) +
  path('M452 474 L484 424 L504 452 L518 436 L548 474 Z', `fill="${tones.base}"`)

export const drawCap: DrawProduct = (tones, view) => ({
  defs:
    radial('dome', `0 ${tones.glow}, 35 ${tones.light}, 68 ${tones.base}, 100 ${tones.deep}`, [0.36, 0.28], 0.82) +
    linear('brim', `0 ${tones.light}, 40 ${tones.base}, 100 ${tones.deep}`, view === 'side' ? 'slant' : 'down') +
    clip('crown', path(DOME[view], '')) +
    clip('peak', path(BRIM[view], '')),
  soft: {
    form: {
      shapes:
        line('M700 330 C770 430 770 520 764 600', tones.deep, 50, 0.5) +
        line('M240 600 C400 560 600 560 760 600', tones.deep, 40, 0.45) +
        line('M330 340 C290 400 276 460 276 520', tones.glow, 30, 0.4),
      blur: 20,
    },
    peakForm: {
      shapes:
        line('M250 700 C360 646 640 646 750 700', tones.deep, 34, 0.55) +
        line('M300 590 C400 572 560 572 640 584', tones.glow, 20, 0.5),
      blur: 12,
    },
  },
  body:
    (view === 'back' ? strapBack(tones) : '') +
    path(DOME[view], 'fill="url(#dome)"') +
    softly('crown', 'form') +
    clipped('crown', seams(tones, view)) +
    eyelets(tones, view) +
    button(tones, view) +
    (view === 'front' ? patch(tones) : '') +
    textured('crown', 'canvas', 0.6) +
    (view === 'back'
      ? ''
      : path(BRIM[view], 'fill="url(#brim)"') +
        softly('peak', 'peakForm') +
        brimStitches(tones, view) +
        textured('peak', 'canvas', 0.6)),
  shadow: {
    shapes: ellipse(view === 'side' ? 560 : 510, view === 'back' ? 660 : 690, 290, 26, 'fill="#150f1f" opacity="0.6"'),
    blur: 18,
  },
  frame: view === 'side' ? { x: 566, y: 480, width: 800 } : { x: 510, y: 480, width: 760 },
  closeUp: { x: 500, y: 430, width: 380 },
  place: { kind: 'table', room: 'cool', groundY: view === 'back' ? 655 : 694 },
})

function brimStitches(tones: Tones, view: View): string {
  const d =
    view === 'side'
      ? 'M600 628 C700 622 800 640 900 672 M620 614 C720 606 820 628 912 662 M640 600 C740 592 830 612 915 650'
      : 'M250 650 C360 612 640 612 750 650 M240 628 C350 592 650 592 760 628 M256 674 C360 632 640 632 744 674'
  return line(d, tones.deep, 1.8, 0.5, 'stroke-dasharray="6 4"')
}
