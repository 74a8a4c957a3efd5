import type { MappingEntry } from '../mapping/mapping.ts'
import type { PlanInput, PlannableVariant } from './plan-input.ts'
import { planIssue, type PlanIssue } from './plan-issue.ts'
import { byPrecedence, specificity } from './variant-views.ts'

export interface EntriesHere {
  readonly entries: readonly MappingEntry[]
  readonly issues: readonly PlanIssue[]
}

/**
 * What of a product's mapping is for this listing. A listing sold as it is (without variants) may stand for one variant of ours:
 * that variant's pictures are pictures of the listing, the one that the variant would show leads, and pictures of other variants
 * stay out. Where an account sells the product in several listings, what is for another one stays out without a word.
 */
export function entriesHere(input: PlanInput): EntriesHere {
  const { listing, entries, variants } = input
  const issues = entries.filter((entry) => !isLinked(input, entry)).map(({ assetId }) => missing(input, assetId))
  const soldAs = variants.find(({ remoteId }) => remoteId === listing.remoteId)
  if (soldAs) return { entries: entriesOfWhole(input, soldAs), issues }
  const whole = listing.variants.length === 0 && input.variantPictures === 'apart'
  return { entries: whole ? entries.filter(({ target }) => target.kind === 'product') : entries, issues }
}

/** Whether there is something here, or in another listing of the product, that the entry is for. */
function isLinked({ listing, variants, elsewhere = [], variantPictures }: PlanInput, entry: MappingEntry): boolean {
  const shown = new Set([listing.remoteId, ...listing.variants.map(({ id }) => id)])
  const existing = [...variants.filter(({ remoteId }) => shown.has(remoteId)), ...elsewhere]
  if (entry.target.kind === 'variant') return existing.some((variant) => specificity(entry, variant) > 0)
  // Where a listing has all variants of its product, an option value without any is a picture for later.
  if (entry.target.kind === 'option' && variantPictures === 'apart')
    return existing.some((variant) => specificity(entry, variant) > 0)
  return true
}

function missing({ variantPictures }: PlanInput, assetId: string): PlanIssue {
  return planIssue(variantPictures === 'apart' ? 'variant_not_linked' : 'variant_gone', assetId)
}

function entriesOfWhole({ entries, assets }: PlanInput, variant: PlannableVariant): MappingEntry[] {
  const own = entries
    .map((entry) => ({ entry, rank: specificity(entry, variant) }))
    .filter(({ entry, rank }) => rank > 0 || entry.target.kind === 'product')
  const [lead] = own.filter(({ entry, rank }) => rank > 0 && canLead(entry, assets)).toSorted(byPrecedence)
  return own.map(({ entry }) => ({
    ...entry,
    target: { kind: 'product' },
    ...(lead && { role: roleBeside(entry, lead.entry) }),
  }))
}

function canLead({ role, assetId }: MappingEntry, assets: PlanInput['assets']): boolean {
  const asset = assets.get(assetId)
  return role !== 'swatch' && asset !== undefined && asset.video === null && asset.rendition.ok
}

/** One picture leads: the product's own main picture stands behind the variant's. */
function roleBeside(entry: MappingEntry, lead: MappingEntry): MappingEntry['role'] {
  if (entry === lead) return 'hero'
  return entry.role === 'hero' ? 'angle' : entry.role
}
