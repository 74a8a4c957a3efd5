import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, clipped, ellipse, line, linear, path, radial, softly, textured } from '../svg.ts'

const OUTLINE = {
  front:
    'M196 226 C300 262 700 262 804 226 C772 330 772 700 808 814 C700 782 300 782 192 814 C228 700 228 330 196 226 Z',
  back: 'M196 226 C300 262 700 262 804 226 C772 330 772 700 808 814 C700 782 300 782 192 814 C228 700 228 330 196 226 Z',
  side: 'M500 214 C600 250 640 380 640 520 C640 660 600 790 500 826 C400 790 360 660 360 520 C360 380 400 250 500 214 Z',
} satisfies Record<View, string>

const stripes = (tones: Tones) =>
  [330, 372, 560, 602, 644]
    .map((x, at) =>
      line(
        `M${x} 240 C${x + 14} 400 ${x + 14} 640 ${x} 800`,
        tones.ink,
        at % 2 === 0 ? 12 : 4,
        0.55,
        'stroke-linecap="butt"',
      ),
    )
    .join('')

const zip = (tones: Tones) =>
  line('M236 760 C400 742 600 742 764 760', tones.deep, 7, 0.6) +
  line('M236 760 C400 742 600 742 764 760', tones.ink, 3, 0.5, 'stroke-dasharray="3 5"')

const corners: readonly (readonly [number, number, number, number])[] = [
  [196, 226, 60, 60],
  [804, 226, -60, 60],
  [192, 814, 60, -60],
  [808, 814, -60, -60],
]

const creases = (tones: Tones) => ({
  shapes:
    corners
      .map(([x, y, dx, dy]) =>
        line(`M${x} ${y} Q${x + dx * 1.2} ${y + dy * 2} ${x + dx * 3} ${y + dy * 3}`, tones.deep, 18, 0.45),
      )
      .join('') +
    corners
      .map(([x, y, dx, dy]) =>
        line(
          `M${x + dx / 2} ${y + dy / 4} Q${x + dx * 2} ${y + dy} ${x + dx * 3.4} ${y + dy * 2}`,
          tones.glow,
          14,
          0.35,
        ),
      )
      .join('') +
    ellipse(410, 420, 150, 120, `fill="${tones.glow}" opacity="0.42"`) +
    line('M230 800 C400 770 600 770 780 800', tones.deep, 46, 0.45) +
    line('M794 300 C768 420 768 640 796 780', tones.deep, 46, 0.5),
  blur: 18,
})

export const drawCushion: DrawProduct = (tones, view) => ({
  defs:
    radial('pillow', `0 ${tones.light}, 55 ${tones.base}, 100 ${tones.dark}`, [0.4, 0.36], 0.78) +
    linear('piping', `0 ${tones.glow}, 100 ${tones.deep}`, 'slant') +
    clip('pillow-clip', path(OUTLINE[view], '')),
  soft: { creases: creases(tones) },
  body:
    path(OUTLINE[view], 'fill="url(#pillow)"') +
    (view === 'front' ? clipped('pillow-clip', stripes(tones)) : '') +
    softly('pillow-clip', 'creases') +
    (view === 'back' ? zip(tones) : '') +
    (view === 'side' ? line('M500 214 C506 400 506 640 500 826', tones.deep, 8, 0.5) : '') +
    textured('pillow-clip', 'canvas', 0.9) +
    `<path d="${OUTLINE[view]}" fill="none" stroke="url(#piping)" stroke-width="9" stroke-linejoin="round"/>`,
  shadow: { shapes: ellipse(520, 806, view === 'side' ? 170 : 310, 26, 'fill="#150f1f" opacity="0.6"'), blur: 18 },
  frame: { x: 500, y: 520, width: 760 },
  closeUp: { x: 330, y: 330, width: 360 },
  place: { kind: 'table', room: 'warm', groundY: 800 },
})
