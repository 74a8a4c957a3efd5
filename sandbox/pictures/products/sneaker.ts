import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, clipped, ellipse, line, linear, path, rect, softly, textured } from '../svg.ts'

const UPPER =
  'M150 660 C150 600 142 530 160 452 C164 430 176 416 192 414 C206 412 214 424 220 436 C240 474 300 492 352 470 ' +
  'C384 456 404 424 424 394 C436 380 456 382 470 394 C520 452 600 508 676 538 C760 560 846 584 860 652 L860 672 L150 672 Z'
const LINING =
  'M192 414 C208 410 216 428 220 436 C240 474 300 492 352 470 C384 456 404 424 424 394 C396 396 376 424 346 434 ' +
  'C300 448 250 436 228 418 C214 406 204 408 192 414 Z'
const TONGUE = 'M398 440 C404 396 418 350 446 340 C474 334 490 366 506 408 L470 430 Z'
const EYESTAY = 'M424 396 C466 474 566 546 668 566 L682 540 C600 508 520 452 470 394 C456 382 436 380 424 396 Z'
const HEEL = 'M150 664 C150 600 142 530 158 462 C196 480 236 548 240 668 Z'
const HEEL_TAB = 'M158 464 C162 434 174 416 192 414 C208 412 214 426 220 438 C204 456 182 464 158 464 Z'
const SOLE =
  'M140 648 C300 660 700 660 866 648 C882 676 874 716 844 724 C620 740 340 740 170 728 C140 722 128 690 140 648 Z'
const TOE = 'M690 546 C790 566 850 592 858 652 L858 668 L664 668 C650 620 660 580 690 546 Z'
const STRIPE = 'M306 664 C372 610 420 552 446 486 L500 524 C480 580 448 630 404 664 Z'

const laces = (tones: Tones) =>
  [0, 1, 2, 3, 4]
    .map((at) => {
      const [x, y] = [470 + at * 42, 408 + at * 29]
      return (
        line(`M${x - 34} ${y + 46} L${x + 14} ${y - 2}`, '#fbfaf7', 15) +
        line(`M${x - 30} ${y + 50} L${x + 18} ${y + 4}`, '#8d8780', 3, 0.5) +
        ellipse(x - 36, y + 48, 6, 6, `fill="${tones.deep}"`)
      )
    })
    .join('')

const seams =
  'M690 548 C660 584 652 620 664 664 M164 476 C202 502 238 576 242 664 M420 408 C466 488 566 560 664 580 M232 470 C300 510 350 500 384 478'

const profile = (tones: Tones) =>
  path(TONGUE, `fill="${tones.light}" stroke="${tones.deep}" stroke-opacity="0.3" stroke-width="3"`) +
  path(LINING, `fill="${tones.deep}"`) +
  path(UPPER, 'fill="url(#upper)"') +
  softly('upper-clip', 'form') +
  clipped('upper-clip', path(STRIPE, `fill="${tones.ink}" opacity="0.85"`)) +
  path(TOE, `fill="${tones.dark}" opacity="0.45"`) +
  path(HEEL, `fill="${tones.dark}" opacity="0.6"`) +
  path(HEEL_TAB, `fill="${tones.ink}" opacity="0.85"`) +
  path(EYESTAY, `fill="${tones.light}" opacity="0.9"`) +
  line(seams, tones.deep, 2.4, 0.55, 'stroke-dasharray="6 4"') +
  laces(tones) +
  textured('upper-clip', 'canvas', 0.5) +
  line(UPPER, tones.deep, 2, 0.25) +
  sole

const sole =
  path(SOLE, 'fill="url(#rubber)"') +
  line('M146 672 C320 686 690 686 866 670', '#a39c90', 3, 0.6) +
  line('M160 706 C340 722 660 722 860 704', '#8b857a', 5, 0.5, 'stroke-dasharray="16 8" stroke-linecap="butt"')

const END = 'M372 700 C352 560 372 420 420 330 C450 292 550 292 580 330 C628 420 648 560 628 700 Z'
const END_SOLE =
  'M356 676 C420 690 580 690 644 676 C656 720 650 752 626 758 C560 766 440 766 374 758 C350 752 344 720 356 676 Z'

const heel = (tones: Tones) =>
  path('M440 330 C450 424 550 424 560 330 L540 300 L460 300 Z', `fill="${tones.dark}"`) +
  rect(474, 330, 52, 110, `rx="10" fill="${tones.ink}" opacity="0.8"`)

const toe = (tones: Tones) =>
  [0, 1, 2, 3]
    .map((at) =>
      line(`M${446 - at * 5} ${392 + at * 40} Q500 ${412 + at * 40} ${554 + at * 5} ${392 + at * 40}`, '#fbfaf7', 14),
    )
    .join('') +
  path('M376 690 C370 620 420 570 500 570 C580 570 630 620 624 690 Z', `fill="${tones.dark}" opacity="0.6"`) +
  ellipse(500, 326, 66, 28, `fill="${tones.deep}"`)

const end = (tones: Tones, details: string) =>
  path(END, 'fill="url(#upper)"') +
  softly('end-clip', 'endForm') +
  details +
  textured('end-clip', 'canvas', 0.65) +
  path(END_SOLE, 'fill="url(#rubber)"') +
  line('M362 704 C420 716 580 716 640 704', '#8b857a', 4, 0.5)

const faceOf = (tones: Tones, view: View) => {
  if (view === 'front') return profile(tones)
  return view === 'side' ? end(tones, toe(tones)) : end(tones, heel(tones))
}

export const drawSneaker: DrawProduct = (tones, view) => ({
  defs:
    linear('upper', `0 ${tones.light}, 40 ${tones.base}, 100 ${tones.dark}`, 'slant') +
    linear('rubber', '0 #fffdf8, 45 #f1ece2, 100 #b9b1a2', 'down') +
    clip('upper-clip', path(UPPER, '')) +
    clip('end-clip', path(END, '')),
  soft: {
    form: {
      shapes:
        line('M150 656 C400 668 700 668 860 656', tones.deep, 46, 0.5) +
        line('M210 430 C190 500 186 560 190 620', tones.glow, 30, 0.4) +
        line('M500 500 C580 548 660 566 760 586', tones.glow, 22, 0.5) +
        line('M268 420 C300 500 300 580 290 650', tones.deep, 22, 0.3),
      blur: 16,
    },
    endForm: {
      shapes:
        line('M620 400 C650 520 640 620 630 700', tones.deep, 46, 0.55) +
        line('M410 420 C392 520 396 600 404 680', tones.glow, 30, 0.5),
      blur: 16,
    },
  },
  body: faceOf(tones, view),
  shadow:
    view === 'front'
      ? {
          shapes:
            ellipse(510, 730, 380, 22, 'fill="#150f1f" opacity="0.65"') +
            ellipse(560, 740, 400, 30, 'fill="#150f1f" opacity="0.25"'),
          blur: 14,
        }
      : { shapes: ellipse(510, 760, 160, 20, 'fill="#150f1f" opacity="0.7"'), blur: 14 },
  frame: view === 'front' ? { x: 500, y: 560, width: 860 } : { x: 500, y: 530, width: 640 },
  closeUp: { x: 520, y: 500, width: 380 },
  place: { kind: 'table', room: 'cool', groundY: view === 'front' ? 731 : 762 },
})
