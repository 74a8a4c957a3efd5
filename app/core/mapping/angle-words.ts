import type { MappingRole } from './roles.ts'

/** What a picture shows of its product, with its place in a gallery: lower ranks come first. */
export interface Angle {
  readonly role: MappingRole
  readonly rank: number
}

/** A picture whose name says nothing: behind an explicit main picture, before every other angle. */
export const unmarkedAngle: Angle = { role: 'angle', rank: 1 }

/** The picture that claims the first place by its name. */
export const firstRank = 0

const table: readonly (readonly [role: MappingRole, rank: number, words: string])[] = [
  ['hero', firstRank, 'main hero front primary packshot cover vorne vorderseite face frente fronte voorkant'],
  ['angle', 2, 'side left right profile seite cote lado lato zijkant threequarter 360 angle'],
  ['angle', 3, 'back rear hinten ruckseite rueckseite dos arriere espalda retro achterkant'],
  ['angle', 4, 'top bottom above below inside interior oben unten dessus haut'],
  ['angle', 5, 'alt alternate extra view other'],
  ['detail', 6, 'detail details closeup macro zoom texture label stitching'],
  ['lifestyle', 7, 'lifestyle scene model worn outdoor ambient context room styled'],
  ['swatch', 9, 'swatch chip colourchip colorchip'],
]

const byWord = new Map<string, Angle>(
  table.flatMap(([role, rank, words]) => words.split(' ').map((word) => [word, { role, rank }] as const)),
)

/** What a word says about the angle; numbers at its end are ignored (`alt1`, `back2`). Null: nothing. */
export function findAngleWord(token: string): Angle | null {
  return byWord.get(token) ?? byWord.get(token.replace(/\d+$/, '')) ?? null
}
