import type { Attributes, Listing } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'

/** What a submission did to one slot of one SKU in one marketplace. */
export interface SlotWork {
  seller: Seller
  listing: Listing
  submissionId: string
  marketplaceId: string
  attribute: string
}

/** The address that a slot holds; null for an empty one. */
export function locationOf(attributes: Attributes, attribute: string, marketplaceId: string): string | null {
  const entry = attributes[attribute]?.find((candidate) => candidate['marketplace_id'] === marketplaceId)
  return typeof entry?.['media_location'] === 'string' ? entry['media_location'] : null
}
