import type { ChannelIssue } from '../channel/channel-issue.ts'
import type { ListingState } from '../channel/listing-state.ts'
import type { ListingChange } from './listing-change.ts'
import type { PlanIssue } from './plan-issue.ts'
import { idsWhilePlanned, wantedSlots } from './wanted-slots.ts'

/**
 * What a channel says to a change before it is made, for the merchant who reviews it. What it would refuse is a warning: the picture
 * still goes, and the channel decides. What is wrong elsewhere in the listing is advice. Each thing is said once.
 */
export function previewIssues(
  change: ListingChange,
  listing: ListingState,
  issues: readonly ChannelIssue[],
): PlanIssue[] {
  const ids = idsWhilePlanned(change)
  const slots = wantedSlots(change, listing, ids)
  const assets = new Map(change.media.map(({ renditionKey, assetId }) => [ids.get(renditionKey), assetId]))
  const told = issues.map(({ code, severity, slot, ours, happened, remedy }): PlanIssue => {
    const assetId = (slot && assets.get(slots.get(slot)?.id)) ?? null
    return ours
      ? { code: `channel_${code}`, severity: severity === 'info' ? 'info' : 'warning', assetId, happened, remedy }
      : { code: `channel_advice_${code}`, severity: 'info', assetId: null, happened: `Advice: ${happened}`, remedy }
  })
  return [...new Map(told.map((issue) => [`${issue.code} ${issue.assetId} ${issue.happened}`, issue])).values()]
}
