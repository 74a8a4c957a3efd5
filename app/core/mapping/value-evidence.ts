import { type ColourWord, colourOfTokens, findColourWord } from './colour-words.ts'
import { fileNameTokens, indexOfTokens, nameTokens } from './name-tokens.ts'
import { familyShares, shareOfFamily } from './pixel-colour.ts'
import type { IndexedOption } from './product-index.ts'
import type { ProposableAsset } from './proposal.ts'

/** Which value of the option a picture shows. `value` null: none of them, and `strength` says how sure that is. */
export interface ValueEvidence {
  readonly value: string | null
  readonly strength: number
  readonly reason: string
  /** Told by the pixels alone; several pictures are then matched against each other. */
  readonly byPixels: boolean
  /** Evidence that speaks against it; such a proposal is never trusted. */
  readonly contradiction: string | null
}

type Source = readonly [tokens: readonly string[], where: string]

/** Reads names first, then stored attributes; pixels only confirm or contradict them. Null: no name says anything. */
export function findValueEvidence(asset: ProposableAsset, option: IndexedOption): ValueEvidence | null {
  const sources: Source[] = [
    [fileNameTokens(asset.fileName), 'file name'],
    [nameTokens(asset.attributes.colour ?? ''), 'colour stored with the picture'],
    [nameTokens(asset.attributes.variant ?? ''), 'variant stored with the picture'],
    [nameTokens(asset.title), 'picture’s title'],
  ]
  const [first, ...others] = sources.map((source) => fromNames(source, option)).filter((found) => found !== null)
  if (!first) return null
  const disagreeing = others.find((other) => other.value !== first.value)
  if (disagreeing) return { ...first, strength: first.strength * 0.55, contradiction: disagreeing.reason }
  return checkedByPixels(first, asset, option)
}

function fromNames([tokens, where]: Source, option: IndexedOption): ValueEvidence | null {
  return exactValue(tokens, option, where) ?? sameColour(tokens, option, where)
}

function exactValue(tokens: readonly string[], option: IndexedOption, where: string): ValueEvidence | null {
  const bySpecificity = [...option.values].sort((a, b) => b.tokens.length - a.tokens.length)
  const match = bySpecificity.find((candidate) => indexOfTokens(tokens, candidate.tokens) >= 0)
  if (!match) return null
  return named(match.value, 1, `“${match.value}” is in the ${where}`)
}

function sameColour(tokens: readonly string[], option: IndexedOption, where: string): ValueEvidence | null {
  const token = tokens.find((candidate) => findColourWord(candidate) !== null)
  const word = token ? findColourWord(token) : null
  if (!token || !word) return null
  const values = option.values.map(({ value, tokens: own }) => ({ value, word: colourOfTokens(own) }))
  const same = values.filter((candidate) => candidate.word?.colour === word.colour)
  if (same.length === 1 && same[0])
    return named(same[0].value, 0.97, `“${token}” in the ${where} means ${same[0].value}`)
  const near = values.filter((candidate) => candidate.word?.family === word.family)
  if (near.length === 1 && near[0])
    return named(near[0].value, 0.6, `“${token}” in the ${where} is close to ${near[0].value}`)
  if (!values.some((candidate) => candidate.word !== null)) return null
  return { ...named(null, 0.45, `“${token}” in the ${where} is not one of the product’s ${option.name} values`) }
}

function named(value: string | null, strength: number, reason: string): ValueEvidence {
  return { value, strength, reason, byPixels: false, contradiction: null }
}

const clearlyOther = 0.55
const hardlyThere = 0.03

function checkedByPixels(evidence: ValueEvidence, asset: ProposableAsset, option: IndexedOption): ValueEvidence {
  const word = wordOfValue(evidence.value, option)
  if (!word || asset.dominantColours.length === 0) return evidence
  const shares = familyShares(asset.dominantColours)
  const own = shareOfFamily(shares, word.family)
  const other = option.values
    .map(({ value, tokens }) => ({ value, word: colourOfTokens(tokens) }))
    .filter((candidate) => candidate.word !== null && candidate.word.family !== word.family)
    .map((candidate) => ({
      value: candidate.value,
      share: shareOfFamily(shares, candidate.word?.family ?? word.family),
    }))
    .sort((a, b) => b.share - a.share)[0]
  if (other && own < hardlyThere && other.share > clearlyOther) {
    return { ...evidence, strength: evidence.strength * 0.5, contradiction: `the picture itself looks ${other.value}` }
  }
  return evidence
}

function wordOfValue(value: string | null, option: IndexedOption): ColourWord | null {
  const match = option.values.find((candidate) => candidate.value === value)
  return match ? colourOfTokens(match.tokens) : null
}
