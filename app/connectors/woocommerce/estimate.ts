import type { ExportEstimate } from '../../core/channel/connector.ts'
import { isUnchanged, type ListingChange } from '../../core/export/listing-change.ts'
import { isOnlyView } from './pictures-of-variations.ts'
import { rowsPerPage } from './reading/all-pages.ts'

/** On an ordinary shared host: a picture with its nine sizes, and a request without pictures. */
const secondsPerPicture = 0.6
const secondsPerRequest = 0.15
const productsPerLook = 8

/**
 * Requests that carrying out these changes will take. WooCommerce has no rate limit; the time is the host's, for pictures above all.
 */
export function estimateExport(
  changes: readonly ListingChange[],
  { uploads, parallel }: { readonly uploads: boolean; readonly parallel: number },
): ExportEstimate {
  const changed = changes.filter((change) => !isUnchanged(change))
  if (changed.length === 0) return { points: 0, calls: 0, seconds: 0 }
  const pictures = new Set(
    changed.flatMap(({ media }) =>
      media.filter(({ action }) => action === 'upload').map(({ renditionKey }) => renditionKey),
    ),
  ).size
  // What is written is looked at right before: products many at once, variations with their batch.
  const carriers = uploads ? [] : changed.filter(bringsViews)
  const products = changed.filter(changesProduct).length + 2 * carriers.length
  const looks = Math.ceil(products / productsPerLook)
  const variations = 2 * changed.reduce((sum, change) => sum + variationBatches(change), 0)
  const texts = 2 * changed.filter(changesDescription).length
  const observations = 2 * Math.ceil(changed.length / rowsPerPage)
  const requests = products + looks + variations + texts + observations
  const seconds = pictures * secondsPerPicture + requests * secondsPerRequest
  return { points: 0, calls: requests + (uploads ? pictures : 0), seconds: Math.ceil(seconds / parallel) }
}

function changesProduct({ media, restores, removals, order }: ListingChange): boolean {
  const here = [
    ...media.filter(({ action, changesAlt }) => action !== 'present' || changesAlt),
    ...restores,
    ...removals,
  ]
  return order !== null || here.some(({ place }) => place === 'listing')
}

/** With keys they are fetched with the product, and taken off it again. */
function bringsViews(change: ListingChange): boolean {
  return change.media.some((media) => media.action === 'upload' && isOnlyView(media, change))
}

function changesDescription({ media, restores, removals }: ListingChange): boolean {
  const moving = [...media.filter(({ action }) => action !== 'present'), ...restores, ...removals]
  return moving.some(({ place }) => place === 'description')
}

function variationBatches({ variants, galleries }: ListingChange): number {
  const touched = new Set([...variants, ...galleries].map(({ variantRemoteId }) => variantRemoteId))
  return Math.ceil(touched.size / rowsPerPage)
}
