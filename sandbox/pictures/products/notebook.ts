import type { Tones } from '../colours.ts'
import type { DrawProduct, View } from '../drawing.ts'
import { clip, line, linear, path, rect, softly, textured } from '../svg.ts'

const COVER = { x: 262, y: 150, width: 476, height: 700 }

const pages =
  path('M286 164 L752 172 Q756 510 750 862 L290 862 Z', 'fill="#f3ecdd"') +
  line('M744 176 L744 856 M748 176 L748 858', '#b9ad97', 1.4, 0.7)

const cover = (tones: Tones) =>
  rect(COVER.x, COVER.y, COVER.width, COVER.height, 'rx="18" fill="url(#leather)"') +
  softly('cover', 'wear') +
  textured('cover', 'matte', 0.75) +
  line(`M306 ${COVER.y + 4} L306 ${COVER.y + COVER.height - 4}`, tones.deep, 5, 0.4) +
  line(`M311 ${COVER.y + 4} L311 ${COVER.y + COVER.height - 4}`, tones.glow, 2, 0.35) +
  rect(
    COVER.x + 1,
    COVER.y + 1,
    COVER.width - 2,
    COVER.height - 2,
    `rx="17" fill="none" stroke="${tones.glow}" stroke-opacity="0.35" stroke-width="2"`,
  )

const elastic = (tones: Tones, x: number) =>
  rect(x, 146, 18, 710, `fill="${tones.deep}"`) + rect(x + 3, 146, 4, 710, `fill="${tones.glow}" opacity="0.35"`)

const ribbon = (tones: Tones) => path('M420 848 L420 920 L431 906 L442 920 L442 848 Z', `fill="${tones.ink}"`)

const emboss = (tones: Tones) =>
  `<g fill="none" stroke-width="5" stroke-linecap="round"><g stroke="${tones.glow}" stroke-opacity="0.5" transform="translate(2 2)">${embossing}</g><g stroke="${tones.deep}" stroke-opacity="0.8">${embossing}</g></g>`
const embossing = '<path d="M470 500 L510 430 L550 500 Z M490 500 L530 430 L570 500"/><path d="M462 526 L578 526"/>'

const standing = (tones: Tones) =>
  rect(452, 150, 96, 700, 'rx="14" fill="url(#spine)"') +
  softly('spine-clip', 'wear') +
  textured('spine-clip', 'matte', 0.75) +
  line('M464 210 L536 210 M464 790 L536 790', tones.deep, 4, 0.5) +
  line('M464 214 L536 214 M464 794 L536 794', tones.glow, 2, 0.4)

const faceOf = (tones: Tones, view: View) => {
  if (view === 'side') return standing(tones)
  if (view === 'back') return pages + cover(tones) + elastic(tones, 330) + line('M470 800 L530 800', tones.deep, 5, 0.6)
  return ribbon(tones) + pages + cover(tones) + emboss(tones) + elastic(tones, 668)
}

export const drawNotebook: DrawProduct = (tones, view) => ({
  defs:
    linear('leather', `0 ${tones.light}, 35 ${tones.base}, 100 ${tones.dark}`, 'slant') +
    linear('spine', `0 ${tones.dark}, 24 ${tones.light}, 55 ${tones.base}, 100 ${tones.deep}`) +
    clip('cover', rect(COVER.x, COVER.y, COVER.width, COVER.height, 'rx="18"')) +
    clip('spine-clip', rect(452, 150, 96, 700, 'rx="14"')),
  soft: {
    wear: {
      shapes:
        path('M262 150 L560 150 L262 560 Z', 'fill="#ffffff" opacity="0.2"') +
        line('M680 150 L690 850', tones.deep, 18, 0.35) +
        line('M300 150 L300 850', tones.deep, 20, 0.3),
      blur: 26,
    },
  },
  body: faceOf(tones, view),
  shadow:
    view === 'side'
      ? { shapes: rect(456, 170, 120, 696, 'rx="14" fill="#1c1526" opacity="0.4"'), blur: 14 }
      : { shapes: rect(276, 172, 494, 706, 'rx="20" fill="#1c1526" opacity="0.42"'), blur: 15 },
  frame: { x: 505, y: 520, width: 850 },
  closeUp: { x: 600, y: 470, width: 400 },
  place: { kind: 'flat' },
})
