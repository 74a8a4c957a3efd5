import type { PlannedListing } from './plan.ts'
import { planIssue } from './plan-issue.ts'

/**
 * A file has one alt text wherever it is shown. Where listings of one plan want different ones for the same picture, the
 * first decides and the others are told; without this the products would overwrite each other for ever.
 */
export function shareAltTexts(listings: readonly PlannedListing[]): PlannedListing[] {
  const decided = new Map<string, string>()
  return listings.map(({ change, issues }) => {
    const restores = change.restores.map((restored) => {
      if (restored.alt === null) return restored
      const first = decided.get(restored.mediaId) ?? restored.alt
      decided.set(restored.mediaId, first)
      return first === restored.alt ? restored : { ...restored, alt: null }
    })
    const overruled = change.media.filter(({ renditionKey, alt }) => {
      if (alt === null) return false
      const first = decided.get(renditionKey) ?? alt
      decided.set(renditionKey, first)
      return first !== alt
    })
    if (overruled.length === 0) return { change: { ...change, restores }, issues }
    const media = change.media.map((planned) =>
      overruled.includes(planned) ? { ...planned, alt: null, changesAlt: false } : planned,
    )
    const notes = overruled.map(({ assetId }) => planIssue('alt_shared', assetId))
    return { change: { ...change, media, restores }, issues: [...issues, ...notes] }
  })
}
