import { hammingDistance } from '../assets/asset-facts.ts'
import { mediaSlots } from '../channel/listing-slot.ts'
import { sameViewBits } from '../compliance/ruleset.ts'
import type { ListingChange } from './listing-change.ts'
import type { PlanInput } from './plan-input.ts'
import { planIssue, type PlanIssue } from './plan-issue.ts'
import { idsWhilePlanned, wantedSlots } from './wanted-slots.ts'

/**
 * Mapped pictures of a listing with named places that look nearly the same as one that stands before them. The swatch may repeat another
 * picture, and of pictures that are not ours nobody knows what they show.
 */
export function sameViewIssues(change: ListingChange, { listing, assets }: PlanInput): PlanIssue[] {
  const ids = idsWhilePlanned(change)
  const ours = new Map(change.media.map(({ renditionKey, assetId }) => [ids.get(renditionKey), assetId]))
  const slots = wantedSlots(change, listing, ids)
  const seen: { readonly hash: string; readonly place: number }[] = []
  return mediaSlots.flatMap((slot, index): PlanIssue[] => {
    const assetId = ours.get(slots.get(slot)?.id)
    const hash = assetId && assets.get(assetId)?.perceptualHash
    if (!assetId || !hash) return []
    const first = seen.find((one) => hammingDistance(one.hash, hash) <= sameViewBits)
    seen.push({ hash, place: index + 1 })
    return first ? [planIssue('same_view', assetId, first.place)] : []
  })
}
