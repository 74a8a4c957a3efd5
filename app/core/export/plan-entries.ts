import type { MappingEntry } from '../mapping/mapping.ts'
import type { PlanInput, PlannableVariant } from './plan-input.ts'
import { planIssue, type PlanIssue } from './plan-issue.ts'
import { byPrecedence, specificity } from './variant-views.ts'

export interface EntriesHere {
  readonly entries: readonly MappingEntry[]
  /** The one whose picture becomes the swatch, where the listing has a place for one; it is none of the others. */
  readonly swatch: MappingEntry | null
  readonly issues: readonly PlanIssue[]
}

/**
 * What of a product's mapping is for this listing. A listing sold as it is (without variants) may stand for one variant of ours:
 * that variant's pictures are pictures of the listing, the one that the variant would show leads, and pictures of other variants
 * stay out. Where an account sells the product in several listings, what is for another one stays out without a word.
 */
export function entriesHere(input: PlanInput): EntriesHere {
  const { listing, variants } = input
  const issues = input.entries.filter((entry) => !isLinked(input, entry)).map(({ assetId }) => missing(input, assetId))
  const soldAs = variants.find(({ remoteId }) => remoteId === listing.remoteId)
  const { entries, swatch } = swatchApart(input, soldAs)
  if (soldAs) {
    const own = entriesOfWhole(input, entries, soldAs)
    return { entries: own.entries, swatch, issues: [...issues, ...own.issues] }
  }
  const whole = listing.variants.length === 0 && isSoldByListing(input)
  return { entries: whole ? entries.filter(({ target }) => target.kind === 'product') : entries, swatch, issues }
}

/** Variants show nothing of their product's listing: whatever is for one of them is for a place, or a listing, of its own. */
function isSoldByListing({ variantPictures = 'of-listing' }: PlanInput): boolean {
  return variantPictures !== 'of-listing'
}

/** Of the swatches mapped to a listing that has a place for one, the most specific; the others are for other listings. */
function swatchApart(
  { entries, listing }: PlanInput,
  soldAs: PlannableVariant | undefined,
): Pick<EntriesHere, 'entries' | 'swatch'> {
  if (listing.swatch === undefined) return { entries, swatch: null }
  const ranked = entries
    .filter(({ role }) => role === 'swatch')
    .map((entry) => ({ entry, rank: soldAs ? specificity(entry, soldAs) : 0 }))
    .filter(({ entry, rank }) => rank > 0 || entry.target.kind === 'product')
  const [best] = ranked.toSorted(byPrecedence)
  return { entries: entries.filter(({ role }) => role !== 'swatch'), swatch: best?.entry ?? null }
}

/** Whether there is something here, or in another listing of the product, that the entry is for. */
function isLinked(input: PlanInput, entry: MappingEntry): boolean {
  const { listing, variants, elsewhere = [] } = input
  const shown = new Set([listing.remoteId, ...listing.variants.map(({ id }) => id)])
  const existing = [...variants.filter(({ remoteId }) => shown.has(remoteId)), ...elsewhere]
  if (entry.target.kind === 'variant') return existing.some((variant) => specificity(entry, variant) > 0)
  // Where a listing has all variants of its product, an option value without any is a picture for later.
  if (entry.target.kind === 'option' && isSoldByListing(input))
    return existing.some((variant) => specificity(entry, variant) > 0)
  return true
}

function missing(input: PlanInput, assetId: string): PlanIssue {
  return planIssue(isSoldByListing(input) ? 'variant_not_linked' : 'variant_gone', assetId)
}

function entriesOfWhole(
  { assets, listing }: PlanInput,
  entries: readonly MappingEntry[],
  variant: PlannableVariant,
): Pick<EntriesHere, 'entries' | 'issues'> {
  const own = entries
    .map((entry) => ({ entry, rank: specificity(entry, variant) }))
    .filter(({ entry, rank }) => rank > 0 || entry.target.kind === 'product')
  const [lead] = own
    .filter(({ entry, rank }) => rank > 0 && mayLead(entry, listing) && canBeSent(entry, assets))
    .toSorted(byPrecedence)
  const isNews = lead && lead.entry.role !== 'hero' && listing.mainPlace !== undefined
  return {
    entries: own.map(({ entry }) => ({
      ...entry,
      target: { kind: 'product' },
      ...(lead && { role: roleBeside(entry, lead.entry) }),
    })),
    issues: isNews ? [planIssue('variant_leads', lead.entry.assetId)] : [],
  }
}

/** Where the main picture has rules of its own, only a plain view of the variant becomes it without being mapped as that. */
function mayLead({ role }: MappingEntry, { mainPlace }: PlanInput['listing']): boolean {
  return mainPlace === undefined ? role !== 'swatch' : role === 'hero' || role === 'angle'
}

function canBeSent({ assetId }: MappingEntry, assets: PlanInput['assets']): boolean {
  const asset = assets.get(assetId)
  return asset !== undefined && asset.video === null && asset.rendition.ok
}

/** One picture leads: the product's own main picture stands behind the variant's. */
function roleBeside(entry: MappingEntry, lead: MappingEntry): MappingEntry['role'] {
  if (entry === lead) return 'hero'
  return entry.role === 'hero' ? 'angle' : entry.role
}
