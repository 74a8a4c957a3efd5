import type { ExportEstimate } from '../../core/channel/connector.ts'
import { isUnchanged, type ListingChange } from '../../core/export/listing-change.ts'
import { itemsPerSearch } from './reading/search-items.ts'
import { operations } from './operations.ts'

/** Looks at each SKU together with others: before the export, for the echo, and to confirm. */
const looksPerListing = 3
/** Announcing, sending, waiting for and reading a feed. */
const callsPerFeed = 12
/** Small feeds take a few minutes, and more with their size. */
const feedSeconds = { least: 180, perListing: 0.1 }

/** Requests and time until Amazon has accepted these changes. What shoppers see follows within a day. */
export function estimateExport(changes: readonly ListingChange[], feedFrom: number): ExportEstimate {
  const listings = changes.filter((change) => !isUnchanged(change)).length
  if (listings === 0) return { points: 0, calls: 0, seconds: 0 }
  const looks = looksPerListing * Math.ceil(listings / itemsPerSearch)
  if (listings >= feedFrom) {
    const seconds = Math.ceil(feedSeconds.least + listings * feedSeconds.perListing)
    return { points: 0, calls: looks + callsPerFeed, seconds }
  }
  const { perSecond } = operations.patchListingsItem
  // Each is looked at once more right before it is patched, mostly by itself.
  return { points: 0, calls: 2 * listings + looks, seconds: Math.ceil(listings / perSecond) + 2 }
}
