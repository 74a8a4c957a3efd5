import type { Feed, FeedDocument } from '../feeds/model.ts'
import type { Region } from '../marketplaces.ts'
import type { Listing } from './model.ts'

export interface Participation {
  marketplaceId: string
  storeName: string
  isParticipating: boolean
  hasSuspendedListings: boolean
}

/** What came of one picture of an accepted submission. */
export interface LedgerEntry {
  /** Rising number. */
  sequence: number
  time: string
  sku: string
  marketplaceId: string
  /** Attribute it was submitted for. */
  attribute: string
  url: string
  /** Who submitted it: a call's request id or a feed's id. */
  submissionId: string
  sha256: string | null
  bytes: number | null
  widthPx: number | null
  heightPx: number | null
  /** `superseded`: another submission for the slot came before it was shown. */
  outcome: 'waiting' | 'rejected' | 'good' | 'live' | 'not-shown' | 'superseded'
  /** Code of the issue for which it was rejected or suppressed. */
  code: string | null
}

/** One selling account of a region, and what it has there. */
export interface Seller {
  sellerId: string
  name: string
  region: Region
  participations: Participation[]
  /** Answer of `getAccount`, where it is known; else built from the participations. */
  account: object | null
  listings: Map<string, Listing>
  /** SKUs that Amazon refuses as ill-formed, whatever is asked of them. */
  invalidSkus: Set<string>
  documents: Map<string, FeedDocument>
  feeds: Map<string, Feed>
  ledger: LedgerEntry[]
  /** The last submission for each slot, by `<sku> <marketplaceId> <attribute>`. */
  submitted: Map<string, LedgerEntry>
  /** Submissions for a SKU that an unfinished feed speaks of: their order is undefined. */
  overlaps: { sku: string; feedId: string; submissionId: string }[]
}

export function participates({ participations }: Seller, marketplaceId: string): boolean {
  return participations.some((entry) => entry.marketplaceId === marketplaceId && entry.isParticipating)
}
