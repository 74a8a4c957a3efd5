import type { Readable } from 'node:stream'
import { AppError } from '../../core/errors.ts'
import type { ZippedListing } from '../../core/picture-zip/zip-plan.ts'
import { getDraft } from '../../queries/draft.server.ts'
import type { ZippedPicture } from './open-picture.server.ts'
import { planByHand, type PlannedByHand } from './plan-by-hand.server.ts'
import { picturesOfPlan, zipOf } from './zip-pictures.server.ts'

/** Products per round of reading: bounds queries. */
const chunkSize = 250

/**
 * The pictures of a draft as Amazon wants them, named for Seller Central by the ASINs that the merchant gave. Variants without one
 * are told in the notes. Throws `AppError`: not_found; invalid_input where nothing could be named.
 */
export async function zipByHand(workspaceId: string, draftId: string): Promise<Readable> {
  const { productIds, images } = await getDraft(workspaceId, draftId)
  const listings: ZippedListing<ZippedPicture>[] = []
  for (let start = 0; start < productIds.length; start += chunkSize) {
    const planned = await planByHand(workspaceId, images, productIds.slice(start, start + chunkSize))
    listings.push(...planned.map(toListing).filter(({ pictures }) => pictures.size > 0))
  }
  if (listings.some(({ asin }) => asin !== null)) return zipOf(workspaceId, listings)
  throw new AppError('invalid_input', `no variant of draft ${draftId} with pictures has an ASIN`, {
    userMessage: 'No variant with mapped pictures has an ASIN yet. Fill in the ASINs, then download.',
  })
}

function toListing({ variant, observed, change }: PlannedByHand): ZippedListing<ZippedPicture> {
  const { asin, sku } = variant
  return { sku: sku || observed.title, asin: asin || null, pictures: picturesOfPlan(change, observed) }
}
