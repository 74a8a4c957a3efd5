import type { EnforcementAction, Issue, Listing } from '../state/model.ts'
import { MAIN_ATTRIBUTE } from '../listings/slots.ts'

/** What a listing loses by an enforcement. */
const LOST: Record<EnforcementAction, readonly string[]> = {
  LISTING_SUPPRESSED: ['BUYABLE', 'DISCOVERABLE'],
  SEARCH_SUPPRESSED: ['DISCOVERABLE'],
  ATTRIBUTE_SUPPRESSED: [],
  CATALOG_ITEM_REMOVED: ['BUYABLE', 'DISCOVERABLE'],
}

const OF_IMAGES = ['INVALID_IMAGE', 'MISSING_IMAGE']

/** Adds an issue, and takes from the listing’s status what the enforcement costs. */
export function enforce(listing: Listing, marketplaceId: string, issue: Issue, action?: EnforcementAction): void {
  const enforcements = action && {
    enforcements: { actions: [{ action }], exemption: { status: 'NOT_EXEMPT' } },
  }
  listing.issues.push({ ...issue, ...enforcements, marketplaceIds: [marketplaceId] })
  restate(listing, marketplaceId)
}

export function suppressMissingMain(listing: Listing, marketplaceId: string): void {
  const issue: Issue = {
    ...{ code: '90220', message: `'${MAIN_ATTRIBUTE}' is required but not supplied.`, severity: 'ERROR' },
    attributeNames: [MAIN_ATTRIBUTE],
    categories: ['MISSING_IMAGE'],
  }
  enforce(listing, marketplaceId, issue, 'SEARCH_SUPPRESSED')
}

/** A new submission for a slot lifts what was held against the former picture. */
export function clearImageIssues(listing: Listing, marketplaceId: string, attribute: string): void {
  listing.issues = listing.issues.filter(
    ({ categories, attributeNames = [], marketplaceIds = [] }) =>
      !categories.some((category) => OF_IMAGES.includes(category)) ||
      !attributeNames.includes(attribute) ||
      !marketplaceIds.includes(marketplaceId),
  )
  restate(listing, marketplaceId)
}

/** What cannot be bought or found is not said of it; a parent has nothing to lose. */
function restate(listing: Listing, marketplaceId: string): void {
  const summary = listing.summaries.find((candidate) => candidate.marketplaceId === marketplaceId)
  if (!summary) return
  const lost = listing.issues
    .filter(({ marketplaceIds }) => marketplaceIds?.includes(marketplaceId) ?? true)
    .flatMap(({ enforcements }) => enforcements?.actions ?? [])
    .flatMap(({ action }) => LOST[action])
  const isOffered = listing.offers.some((offer) => offer.marketplaceId === marketplaceId)
  const own = isOffered ? ['BUYABLE', 'DISCOVERABLE'] : summary.status
  summary.status = own.filter((status) => !lost.includes(status))
}
