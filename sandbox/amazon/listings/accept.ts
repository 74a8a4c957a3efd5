import { isUnfinished } from '../feeds/model.ts'
import { forgetImages, submitImages } from '../images/submit-images.ts'
import type { Attributes, Listing } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import type { Submission } from './submission.ts'

/** Stores an accepted submission; what has to be fetched, echoed and shown follows in its time. */
export function accept(
  world: World,
  seller: Seller,
  submission: Submission,
  attributes: Attributes,
  submissionId: string,
): void {
  noteOverlap(seller, submission.sku, submissionId)
  if (submission.kind === 'delete') return remove(seller, submission)
  const listing = seller.listings.get(submission.sku) ?? create(world, seller, submission)
  const former = listing.attributes
  listing.attributes = attributes
  for (const summary of listing.summaries)
    if (submission.marketplaceIds.includes(summary.marketplaceId)) summary.lastUpdatedDate = world.iso()
  echo(world, listing)
  submitImages(world, { seller, listing, submissionId }, former)
}

function noteOverlap({ feeds, overlaps }: Seller, sku: string, submissionId: string): void {
  for (const feed of feeds.values()) {
    const { feedId } = feed.view
    if (feedId !== submissionId && isUnfinished(feed) && feed.skus.has(sku))
      overlaps.push({ sku, feedId, submissionId })
  }
}

function echo(world: World, listing: Listing): void {
  const { attributes } = listing
  const show = () => {
    listing.echo = attributes
  }
  if (world.settings.echoMs === 0) show()
  else world.clock.schedule(world.settings.echoMs, show)
}

/** A new SKU has no ASIN until the catalogue has matched it, which the sandbox never does. */
function create(world: World, seller: Seller, { sku, productType, marketplaceIds }: Submission): Listing {
  const now = world.iso()
  const listing: Listing = {
    sku,
    summaries: marketplaceIds.map((marketplaceId) => ({
      ...{ marketplaceId, productType, status: [] },
      ...{ createdDate: now, lastUpdatedDate: now },
    })),
    attributes: {},
    echo: {},
    issues: [],
    offers: [],
    fulfillmentAvailability: [],
    procurement: [],
    relationships: [],
    productTypes: marketplaceIds.map((marketplaceId) => ({ marketplaceId, productType })),
  }
  seller.listings.set(sku, listing)
  return listing
}

function remove(seller: Seller, { sku, marketplaceIds }: Submission): void {
  const listing = seller.listings.get(sku)
  if (!listing) return
  const stays = ({ marketplaceId }: { marketplaceId: string }) => !marketplaceIds.includes(marketplaceId)
  listing.summaries = listing.summaries.filter(stays)
  listing.offers = listing.offers.filter(stays)
  if (listing.summaries.length > 0) return
  forgetImages(seller, sku)
  seller.listings.delete(sku)
}
