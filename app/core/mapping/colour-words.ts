/** Families that both words and pixels can be sorted into. */
export type ColourFamily =
  'black' | 'white' | 'gray' | 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple' | 'pink' | 'brown' | 'beige'

export interface ColourWord {
  /** Words with the same colour mean the same thing in different spellings and languages. */
  readonly colour: string
  /** Words of one family are near each other: navy is a kind of blue, but not "Blue". */
  readonly family: ColourFamily
}

/** English (both spellings), German, French, Spanish, Italian, Portuguese, Dutch; shades in English. */
const table: readonly (readonly [colour: string, family: ColourFamily, words: string])[] = [
  ['black', 'black', 'black blk schwarz noir noire negro negra nero nera preto preta zwart'],
  ['charcoal', 'gray', 'charcoal anthracite anthrazit graphite'],
  ['white', 'white', 'white wht weiss blanc blanche blanco blanca bianco bianca branco branca wit'],
  ['ivory', 'white', 'ivory offwhite snow'],
  ['gray', 'gray', 'gray grey grau gris grigio cinza grijs'],
  ['silver', 'gray', 'silver silber argent plata argento prata zilver steel'],
  ['red', 'red', 'red rot rouge rojo roja rosso rossa vermelho vermelha rood'],
  ['burgundy', 'red', 'burgundy bordeaux maroon wine crimson scarlet ruby'],
  ['coral', 'red', 'coral'],
  ['orange', 'orange', 'orange naranja arancione laranja oranje'],
  ['rust', 'orange', 'rust copper terracotta apricot peach'],
  ['yellow', 'yellow', 'yellow gelb jaune amarillo amarilla giallo gialla amarelo amarela geel'],
  ['gold', 'yellow', 'gold golden dore dorado oro mustard lemon'],
  ['green', 'green', 'green grun gruen vert verte verde groen'],
  ['olive', 'green', 'olive khaki sage mint forest emerald lime'],
  ['blue', 'blue', 'blue blau bleu bleue azul blu blauw'],
  ['navy', 'blue', 'navy marine marineblau indigo denim midnight'],
  ['turquoise', 'blue', 'turquoise teal cyan aqua sky'],
  ['purple', 'purple', 'purple lila violett violet violette morado morada viola roxo roxa paars'],
  ['lavender', 'purple', 'lavender plum mauve aubergine'],
  ['pink', 'pink', 'pink rosa rose fuchsia magenta roze blush'],
  ['brown', 'brown', 'brown braun brun marron castano marrone castanho bruin'],
  ['chocolate', 'brown', 'chocolate coffee espresso mocha walnut chestnut cognac tan'],
  ['beige', 'beige', 'beige sand cream natural ecru nude camel taupe creme'],
]

const byWord = new Map<string, ColourWord>(
  table.flatMap(([colour, family, words]) => words.split(' ').map((word) => [word, { colour, family }] as const)),
)

/** What a word says about colour; null where it is no colour word that we know. `token` as `nameTokens` makes it. */
export function findColourWord(token: string): ColourWord | null {
  return byWord.get(token) ?? null
}

/** The colour that a value such as "Navy Blue" names: its first colour word. */
export function colourOfTokens(tokens: readonly string[]): ColourWord | null {
  for (const token of tokens) {
    const word = findColourWord(token)
    if (word) return word
  }
  return null
}
