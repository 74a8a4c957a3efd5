import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, ellipse, line, linear, path, rect, softly, textured } from '../svg.ts'

const BODY =
  'M440 250 L440 300 C438 340 384 352 376 420 L376 840 C376 868 396 876 500 876 C604 876 624 868 624 840 L624 420 C616 352 562 340 560 300 L560 250 Z'

const cap =
  rect(428, 132, 144, 112, 'rx="16" fill="url(#steel)"') +
  ellipse(500, 138, 68, 13, 'fill="#e9ebee"') +
  Array.from({ length: 13 }, (_, at) =>
    line(`M${438 + at * 10.4} 160 L${438 + at * 10.4} 232`, '#3d4046', 2, 0.28),
  ).join('') +
  rect(436, 242, 128, 12, 'fill="url(#steel)"')

const loop =
  line('M432 170 C352 168 352 236 434 232', '#4a4d53', 15) +
  line('M430 167 C360 166 358 226 432 228', '#b4b8be', 4, 0.7)

function emblem(tones: Tones, view: View): string {
  if (view === 'back') return line('M470 800 L530 800 M480 814 L520 814', tones.ink, 4, 0.5)
  const x = view === 'side' ? 596 : 500
  const squeeze = view === 'side' ? 0.35 : 1
  return (
    `<g transform="translate(${x} 600) scale(${squeeze} 1)" opacity="0.8">` +
    path('M-54 40 L-14 -34 L10 8 L24 -14 L56 40 Z', `fill="${tones.ink}"`) +
    line('M-62 54 L62 54', tones.ink, 6) +
    `</g>`
  )
}

export const drawBottle: DrawProduct = (tones, view) => ({
  defs:
    linear(
      'coat',
      `0 ${tones.deep}, 9 ${tones.dark}, 24 ${tones.light}, 34 ${tones.base}, 64 ${tones.base}, 84 ${tones.dark}, 96 ${tones.deep}, 100 ${tones.dark}`,
    ) +
    linear('steel', '0 #6b6f76, 18 #d9dce0, 32 #f5f6f7, 55 #a1a5ab, 82 #6a6e75, 100 #b7bbc0') +
    clip('flask', path(BODY, '')),
  soft: {
    shine: {
      shapes:
        line('M424 400 C414 440 414 640 416 850', '#ffffff', 20, tones.isDark ? 0.5 : 0.8) +
        line('M606 420 L606 850', '#ffffff', 6, 0.35) +
        line('M436 310 C430 340 402 360 392 400', '#ffffff', 10, 0.4) +
        rect(360, 850, 280, 40, `fill="${tones.deep}" opacity="0.8"`),
      blur: 8,
    },
  },
  body:
    (view === 'side' ? '' : loop) +
    path(BODY, 'fill="url(#coat)"') +
    softly('flask', 'shine') +
    textured('flask', 'matte', 0.5) +
    emblem(tones, view) +
    rect(434, 246, 132, 8, 'fill="#2b2d31" opacity="0.35"') +
    cap +
    line('M384 850 C400 866 600 866 616 850', '#d8dbe0', 3, 0.4),
  shadow: {
    shapes:
      ellipse(505, 872, 150, 20, 'fill="#150f1f" opacity="0.75"') +
      ellipse(600, 884, 230, 26, 'fill="#150f1f" opacity="0.3"'),
    blur: 13,
  },
  frame: { x: 500, y: 510, width: 850 },
  closeUp: { x: 480, y: 250, width: 330 },
  place: { kind: 'table', room: 'cool', groundY: 874 },
})
