import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, ellipse, line, linear, path, radial, rect, softly, textured } from '../svg.ts'

const JAR = 'M300 330 L300 760 C300 800 330 812 500 812 C670 812 700 800 700 760 L700 330 Z'

const flame =
  ellipse(500, 250, 120, 130, 'fill="url(#halo)"') +
  line('M500 344 C498 330 502 320 500 306', '#2b221d', 6) +
  path('M500 312 C470 296 476 254 502 208 C526 254 530 296 500 312 Z', 'fill="url(#fire)"')

const mouth = (tones: Tones) =>
  ellipse(500, 330, 200, 42, `fill="${tones.light}" opacity="0.9"`) +
  ellipse(500, 334, 188, 36, 'fill="#fbf2dc"') +
  ellipse(500, 342, 150, 24, 'fill="url(#pool)"') +
  line('M302 324 C340 282 660 282 698 324', '#ffffff', 4, 0.85)

const label = (view: View) => {
  if (view === 'back')
    return `<g opacity="0.75">${rect(420, 690, 160, 64, 'fill="#fbf8f1" rx="4"')}${line('M436 710 L564 710 M436 724 L548 724 M436 738 L530 738', '#55504a', 4, 0.6)}</g>`
  const [x, width] = view === 'side' ? [574, 126] : [396, 208]
  return (
    rect(x, 480, width, 230, 'fill="url(#paper)" rx="4"') +
    line(
      `M${x + 24} 560 L${x + width - 24} 560 M${x + 44} 630 L${x + width - 44} 630 M${x + 36} 650 L${x + width - 36} 650`,
      '#4b443d',
      5,
      0.75,
    ) +
    ellipse(x + width / 2, 524, 14, 14, 'fill="none" stroke="#4b443d" stroke-width="4"') +
    path(`M${x + width / 2 - 40} 600 q20 -22 40 0 t40 0`, 'fill="none" stroke="#4b443d" stroke-width="5"')
  )
}

export const drawCandle: DrawProduct = (tones, view) => ({
  defs:
    linear(
      'glass',
      `0 ${tones.deep}, 8 ${tones.dark}, 24 ${tones.light}, 50 ${tones.base}, 80 ${tones.dark}, 100 ${tones.deep}`,
    ) +
    linear('paper', '0 #e9e3d7, 30 #fdfbf6, 100 #d9d1c3') +
    radial('pool', '0 #ffdf8f, 50 #fbe9c0, 100 #f1dfba') +
    radial('halo', '0 #ffd36b 0.75, 45 #ffca5c 0.22, 100 #ffca5c 0', [0.5, 0.5], 0.5) +
    linear('fire', '0 #fff6c8, 55 #ffd45a, 85 #f58a27, 100 #5b6fd6', 'down') +
    clip('jar', path(JAR, '')),
  soft: {
    shine: {
      shapes:
        line('M352 400 L352 760', '#ffffff', 22, tones.isDark ? 0.5 : 0.8) +
        line('M676 400 L676 760', '#ffffff', 8, 0.45) +
        ellipse(500, 380, 190, 60, 'fill="#ffdc92" opacity="0.5"') +
        ellipse(500, 816, 210, 34, `fill="${tones.deep}" opacity="0.7"`),
      blur: 9,
    },
  },
  body:
    path(JAR, 'fill="url(#glass)"') +
    softly('jar', 'shine') +
    textured('jar', 'matte', 0.3) +
    label(view) +
    mouth(tones) +
    flame,
  shadow: {
    shapes:
      ellipse(505, 808, 220, 24, 'fill="#150f1f" opacity="0.7"') +
      ellipse(590, 820, 290, 32, 'fill="#150f1f" opacity="0.28"'),
    blur: 14,
  },
  frame: { x: 510, y: 500, width: 760 },
  closeUp: { x: 500, y: 330, width: 380 },
  place: { kind: 'table', room: 'warm', groundY: 811 },
})
