import { colourOfTokens } from './colour-words.ts'
import { familyShares, shareOfFamily } from './pixel-colour.ts'
import type { IndexedOption } from './product-index.ts'
import type { ProposableAsset } from './proposal.ts'
import type { ValueEvidence } from './value-evidence.ts'

const clearShare = 0.3
const clearLead = 0.12
const pixelCeiling = 0.62

interface Fit {
  readonly asset: ProposableAsset
  readonly value: string
  readonly share: number
  readonly lead: number
}

/**
 * Matches pictures of one product, whose names are silent, to values by their colours: the clearest picture of a value takes
 * it, and a value is given once, because without names a second picture in the same colour may show anything.
 * Products whose values are not colours get no answer.
 */
export function matchByPixels(
  assets: readonly ProposableAsset[],
  option: IndexedOption,
): ReadonlyMap<string, ValueEvidence> {
  const values = option.values.flatMap(({ value, tokens }) => {
    const word = colourOfTokens(tokens)
    return word ? [{ value, family: word.family }] : []
  })
  const matched = new Map<string, ValueEvidence>()
  if (values.length < option.values.length || new Set(values.map(({ family }) => family)).size < values.length)
    return matched
  const fits = assets.flatMap((asset) => bestFit(asset, values) ?? []).sort((a, b) => b.lead - a.lead)
  const taken = new Set<string>()
  for (const { asset, value, share, lead } of fits) {
    if (taken.has(value)) continue
    taken.add(value)
    const strength = Math.min(pixelCeiling, 0.4 + 0.2 * share + 0.2 * lead)
    const reason = `The picture looks ${value}; its name does not say`
    matched.set(asset.id, { value, strength, reason, byPixels: true, contradiction: null })
  }
  return matched
}

function bestFit(
  asset: ProposableAsset,
  values: readonly { value: string; family: Parameters<typeof shareOfFamily>[1] }[],
): Fit | null {
  if (asset.dominantColours.length === 0) return null
  const shares = familyShares(asset.dominantColours)
  const ranked = values
    .map(({ value, family }) => ({ value, share: shareOfFamily(shares, family) }))
    .sort((a, b) => b.share - a.share)
  const [best, second] = ranked
  if (!best || best.share < clearShare) return null
  const lead = best.share - (second?.share ?? 0)
  return lead < clearLead ? null : { asset, value: best.value, share: best.share, lead }
}
