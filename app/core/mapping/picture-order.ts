import { type Angle, findAngleWord, firstRank, unmarkedAngle } from './angle-words.ts'
import { fileNameTokens, nameTokens } from './name-tokens.ts'
import type { ProposableAsset } from './proposal.ts'

/** Where a picture stands among others of the same value: by angle, then by number, then by name. */
export interface PictureOrder {
  readonly angle: Angle
  readonly number: number
  readonly name: string
  /** Its name claims the first place: "main", "front", or a lone 0 at the end. */
  readonly claim: 'word' | 'zero' | null
}

/** Reads the angle from the file name, else from the stored attributes. */
export function pictureOrder(asset: ProposableAsset): PictureOrder {
  const tokens = fileNameTokens(asset.fileName)
  const stored = [...nameTokens(asset.attributes.angle ?? ''), ...nameTokens(asset.attributes.background ?? '')]
  const angle = lastAngle(tokens) ?? lastAngle(stored)
  const number = trailingNumber(tokens)
  const zero = angle === null && tokens.at(-1) === '0'
  return {
    angle: angle ?? (zero ? { role: 'hero', rank: firstRank } : unmarkedAngle),
    number,
    name: asset.fileName,
    claim: angle?.rank === firstRank ? 'word' : zero ? 'zero' : null,
  }
}

export function comparePictures(a: PictureOrder, b: PictureOrder): number {
  return a.angle.rank - b.angle.rank || a.number - b.number || a.name.localeCompare(b.name, 'en', { numeric: true })
}

/** The least flattering word counts: `front_detail` is a detail. */
function lastAngle(tokens: readonly string[]): Angle | null {
  const found = tokens.map(findAngleWord).filter((angle) => angle !== null)
  return found.sort((a, b) => b.rank - a.rank)[0] ?? null
}

function trailingNumber(tokens: readonly string[]): number {
  const digits = /(\d{1,3})$/.exec(tokens.at(-1) ?? '')?.[1]
  return digits === undefined ? 0 : Number(digits)
}
