/** The words merchants use for colours, with the tint the pictures are drawn in. */
export const PALETTE: Readonly<Record<string, string>> = {
  black: '#232327',
  charcoal: '#4a4c52',
  grey: '#9b9da1',
  silver: '#c3c6ca',
  white: '#f5f3ef',
  cream: '#efe4cd',
  sand: '#d8c3a0',
  natural: '#e4d8c0',
  brown: '#7a5238',
  terracotta: '#bf6443',
  red: '#c0262f',
  burgundy: '#6f1d2c',
  coral: '#ee7766',
  blush: '#e9b9b4',
  pink: '#e389a8',
  orange: '#e57f2b',
  mustard: '#d6a32c',
  yellow: '#f0cc4a',
  olive: '#737443',
  sage: '#a3b097',
  green: '#3e8a57',
  'forest green': '#275142',
  mint: '#a9d8c1',
  teal: '#1f7a7c',
  'sky blue': '#8bbbdd',
  blue: '#2f62b5',
  navy: '#22345c',
  lavender: '#b6a6d6',
  purple: '#6a4396',
}

/** Spellings and languages that shops use for the same tint. */
const SYNONYMS: Readonly<Record<string, string>> = {
  gray: 'grey',
  'light blue': 'sky blue',
  'dark blue': 'navy',
  'navy blue': 'navy',
  rose: 'pink',
  beige: 'sand',
  ivory: 'cream',
  forest: 'forest green',
  'dark green': 'forest green',
  wine: 'burgundy',
  schwarz: 'black',
  weiß: 'white',
  rot: 'red',
  blau: 'blue',
  grün: 'green',
  noir: 'black',
  blanc: 'white',
  rouge: 'red',
  أسود: 'black',
  أبيض: 'white',
  أزرق: 'blue',
  אדום: 'red',
  黒: 'black',
  白: 'white',
  赤: 'red',
}

/** The tint for a merchant's colour word; words the palette does not know get a stable tint of their own. */
export function tintOf(colour: string): string {
  const word = colour.trim().toLowerCase()
  return PALETTE[word] ?? PALETTE[SYNONYMS[word] ?? ''] ?? stableTint(word)
}

function stableTint(word: string): string {
  const tints = Object.values(PALETTE)
  const sum = [...word].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
  return tints[sum % tints.length] ?? '#9b9da1'
}

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** Mixes two `#rrggbb` tints; `share` 0 gives the first, 1 the second. */
function mix(from: string, to: string, share: number): string {
  const target = channels(to)
  const mixed = channels(from).map((value, at) => Math.round(value + ((target[at] ?? value) - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** One tint under studio light, from the brightest spot to the deepest fold. */
export interface Tones {
  readonly glow: string
  readonly light: string
  readonly base: string
  readonly dark: string
  readonly deep: string
  /** For print and stitches that must stand out on the tint. */
  readonly ink: string
  readonly isDark: boolean
}

export function tonesOf(tint: string): Tones {
  const [r = 0, g = 0, b = 0] = channels(tint)
  const isDark = 0.299 * r + 0.587 * g + 0.114 * b < 120
  return {
    glow: mix(tint, '#ffffff', isDark ? 0.34 : 0.6),
    light: mix(tint, '#ffffff', isDark ? 0.14 : 0.28),
    base: tint,
    dark: mix(tint, '#15131f', isDark ? 0.34 : 0.2),
    deep: mix(tint, '#0d0b16', isDark ? 0.6 : 0.42),
    ink: isDark ? mix(tint, '#ffffff', 0.82) : mix(tint, '#17151d', 0.74),
    isDark,
  }
}
