import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, ellipse, line, linear, mirrored, path, softly, textured } from '../svg.ts'

const BODY =
  'M290 300 C290 470 296 640 312 726 C318 762 372 780 480 780 C588 780 642 762 648 726 C664 640 670 470 670 300 Z'
const HANDLE = 'M664 384 C764 352 828 402 820 500 C812 596 734 652 648 642'

const handle = (tones: Tones) =>
  line(HANDLE, tones.deep, 46) +
  line(HANDLE, tones.base, 40) +
  line('M664 378 C768 346 834 398 826 500 C818 590 742 646 660 640', tones.glow, 9, 0.5) +
  line('M668 404 C748 376 800 414 794 498 C788 574 726 624 656 622', tones.deep, 9, 0.4)

/** Turned by a quarter the handle points at the camera. */
const handleAhead = (tones: Tones) =>
  path('M452 372 Q480 356 508 372 L512 640 Q480 660 448 640 Z', 'fill="url(#ahead)"') +
  line('M460 384 L456 628', tones.glow, 6, 0.5) +
  line('M510 376 L514 640', tones.deep, 6, 0.45)

const leaf = (tones: Tones) =>
  `<g opacity="0.8">` +
  line('M480 660 C476 590 484 520 480 430', tones.ink, 5) +
  [
    'M480 600 C440 590 420 560 416 526 C452 530 474 556 480 600',
    'M480 560 C520 548 540 520 546 484 C508 488 486 516 480 560',
    'M480 510 C446 500 432 474 430 446 C460 450 476 474 480 510',
    'M480 476 C508 466 522 444 526 416 C498 420 482 442 480 476',
  ]
    .map((d) => path(d, `fill="${tones.ink}"`))
    .join('') +
  `</g>`

const opening = (tones: Tones) =>
  ellipse(480, 300, 190, 44, `fill="${tones.light}"`) +
  ellipse(480, 303, 176, 37, 'fill="url(#inside)"') +
  line('M296 292 C330 248 630 248 664 292', tones.glow, 4, 0.8) +
  line('M304 308 C340 350 620 350 656 308', tones.deep, 3, 0.25)

function body(tones: Tones, view: View): string {
  const face = { front: leaf(tones), back: '', side: handleAhead(tones) }[view]
  const cup = path(BODY, 'fill="url(#glaze)"') + softly('cup', 'shine') + textured('cup', 'ceramic', 0.8) + face
  const foot = line('M330 770 C390 786 570 786 630 770', tones.deep, 5, 0.35)
  const grip = {
    front: handle(tones),
    back: mirrored(`<g transform="translate(40 0)">${handle(tones)}</g>`),
    side: '',
  }[view]
  return grip + cup + opening(tones) + foot
}

export const drawMug: DrawProduct = (tones, view) => ({
  defs:
    linear(
      'glaze',
      `0 ${tones.dark}, 10 ${tones.base}, 26 ${tones.light}, 44 ${tones.base}, 76 ${tones.dark}, 94 ${tones.deep}, 100 ${tones.dark}`,
    ) +
    linear('inside', `0 ${tones.deep}, 45 ${tones.dark}, 100 ${tones.light}`) +
    linear('ahead', `0 ${tones.light}, 40 ${tones.base}, 100 ${tones.deep}`) +
    clip('cup', path(BODY, '')),
  soft: {
    shine: {
      shapes:
        line('M352 360 C350 500 358 620 372 720', '#ffffff', 26, tones.isDark ? 0.5 : 0.85) +
        line('M640 380 C638 520 630 640 618 720', '#ffffff', 8, 0.3) +
        ellipse(480, 790, 200, 40, `fill="${tones.deep}" opacity="0.6"`),
      blur: 9,
    },
  },
  body: body(tones, view),
  shadow: {
    shapes:
      ellipse(500, 778, 210, 26, 'fill="#150f1f" opacity="0.7"') +
      ellipse(600, 790, 280, 34, 'fill="#150f1f" opacity="0.3"'),
    blur: 15,
  },
  frame: { x: view === 'back' ? 425 : 535, y: 540, width: 680 },
  closeUp: { x: 400, y: 360, width: 360 },
  place: { kind: 'table', room: 'warm', groundY: 780 },
})
