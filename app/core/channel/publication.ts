import type { ListingChange } from '../export/listing-change.ts'
import type { ChannelIssue } from './channel-issue.ts'
import type { ListingSlot } from './listing-slot.ts'
import type { ListingState } from './listing-state.ts'

/** What a channel that publishes later makes of a listing at this moment. */
export interface ObservedPublication {
  /** What it finds wrong with the listing now. */
  readonly issues: readonly ChannelIssue[]
  /** What shoppers see, which may be other sellers' pictures; null: the catalogue does not have it, or not yet. */
  readonly pictures: readonly CataloguePicture[] | null
}

export interface CataloguePicture {
  readonly slot: ListingSlot
  readonly url: string
  readonly widthPx: number | null
  readonly heightPx: number | null
}

/** A change that the platform is asked about before it is made. */
export interface ChangeToValidate {
  readonly listing: ListingState
  readonly change: ListingChange
}

export interface ValidationContext {
  readonly signal: AbortSignal
  /** The address that the picture will have: see `StepContext.pictureUrl`. Nothing need be there yet. */
  pictureUrl(renditionKey: string): Promise<string>
}
