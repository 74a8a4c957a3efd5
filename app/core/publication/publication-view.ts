import type { ChannelIssue } from '../channel/channel-issue.ts'
import type { PublicationState, PublishedPicture } from './publication.ts'
import type { PublicationWords } from './publication-words.ts'

/** What became of an exported listing, as the page of its export shows it. */
export interface PublicationView extends PublicationWords {
  readonly state: PublicationState
  readonly issues: readonly ChannelIssue[]
  readonly pictures: readonly PublishedPicture[]
  readonly checkedAt: string | null
  /** When it is looked at again; null: not any more. */
  readonly nextCheckAt: string | null
}

/** How many items of a run are in which state; items that were not accepted are in none. */
export type PublicationCounts = Readonly<Record<PublicationState, number>>

export function countPublications(states: readonly PublicationState[]): PublicationCounts {
  const counts = { accepted: 0, live: 0, not_shown: 0, suppressed: 0, rejected: 0, unknown: 0, superseded: 0 }
  for (const state of states) counts[state] += 1
  return counts
}

/** How many shoppers do not see, as far as is known. */
export function countUnseen({ not_shown, suppressed, rejected }: PublicationCounts): number {
  return not_shown + suppressed + rejected
}
