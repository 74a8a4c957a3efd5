import type { Channel } from '../channel/channel.ts'
import type { ListingSlot } from '../channel/listing-slot.ts'
import type { PlanMode } from './export-mode.ts'
import type { ExportOverlap } from './overlap.ts'
import type { PlanIssue } from './plan-issue.ts'
import type { PlanVideo } from './plan-video-view.ts'
import type { PlanEstimate, PlanTotals } from './plan-summary.ts'

/**
 * A picture of a listing before or after the export. `theirs`: it is there and Mediaport leaves it alone. `removed`: it leaves.
 * `restored`: it was there once and comes back.
 */
export interface PlanPicture {
  readonly key: string
  readonly kind: 'theirs' | 'upload' | 'reuse' | 'present' | 'removed' | 'restored'
  readonly url: string | null
  readonly label: string
  /** A video, of which there is no preview. Absent: a picture, or not known. */
  readonly video?: true
  /** The place it stands in, where places have names. */
  readonly slot?: ListingSlot
}

export interface PlanAssignment {
  readonly picture: PlanPicture
  readonly variants: readonly string[]
  /** How many of them had another picture, which nothing shows in its place: only where variants have pictures of their own. */
  readonly replaced: number
}

/** The further views that variants will have, complete. */
export interface PlanGallery {
  readonly key: string
  readonly pictures: readonly PlanPicture[]
  readonly variants: readonly string[]
}

/** A picture that leaves its listing, with the variants that show it until then. */
export interface PlanRemoval {
  readonly picture: PlanPicture
  readonly ours: boolean
  readonly variants: readonly string[]
}

export interface PlanItemView {
  readonly id: string
  readonly position: number
  readonly productId: string
  readonly title: string
  /** What the channel calls it, where that is something else. */
  readonly listingTitle: string | null
  readonly unchanged: boolean
  readonly before: readonly PlanPicture[]
  readonly after: readonly PlanPicture[]
  readonly reordered: boolean
  /** Another swatch, or none; null: it stays, or there is no place for one. */
  readonly swatch: { readonly before: PlanPicture | null; readonly after: PlanPicture | null } | null
  readonly assignments: readonly PlanAssignment[]
  readonly galleries: readonly PlanGallery[]
  /** Videos that go elsewhere than among the listing's media. */
  readonly videos: readonly PlanVideo[]
  /** Pictures that come, wherever they will stand. */
  readonly coming: { readonly upload: number; readonly reuse: number; readonly restored: number }
  readonly removals: readonly PlanRemoval[]
  /** Variants that will have no picture of their own. */
  readonly cleared: readonly string[]
  /** How many pictures get another alt text although they stay. */
  readonly describes: number
  readonly issues: readonly (PlanIssue & { readonly fileName: string | null })[]
}

/** A listing that an undo cannot bring back completely; the merchant decides about it. */
export interface PlanConflict {
  readonly position: number
  readonly title: string
  /** Pictures that leave it. */
  readonly removals: number
}

export interface PlanView {
  readonly id: string
  readonly mode: PlanMode
  readonly createdAt: string
  readonly totals: PlanTotals
  readonly estimate: PlanEstimate
  readonly items: readonly PlanItemView[]
  readonly page: number
  readonly pageCount: number
  /** The mapping changed since; what is planned is not what is mapped. */
  readonly outdated: boolean
  /** Main pictures of the whole plan that are being checked by the channel's picture rules. */
  readonly checking: number
  readonly conflicts: readonly PlanConflict[]
  /** The run that was started from it; null: it waits for approval. */
  readonly runId: string | null
}

/** One account that an export goes to. */
export interface ChannelPlanView {
  readonly connectionId: string
  readonly channel: Channel
  readonly label: string
  /** Its newest plan; null: none was made yet. */
  readonly plan: PlanView | null
  /** Why it could not be planned for the last time it was tried; null: it could, or was not tried. */
  readonly problem: string | null
  readonly overlaps: readonly ExportOverlap[]
  /** Products of the export that are not linked to one of the account's yet: how many, and the first few by name. */
  readonly unlinked: { readonly count: number; readonly titles: readonly string[] }
}

/** An account that could not be planned for; the others can be exported to all the same. */
export interface PlanningProblem {
  readonly connectionId: string
  readonly code: string
  readonly message: string
}
