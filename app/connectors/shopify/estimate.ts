import type { ExportEstimate } from '../../core/channel/connector.ts'
import { isUnchanged, type ListingChange, type VariantAssignment } from '../../core/export/listing-change.ts'
import type { ShopifyClient } from './client.ts'
import type { ThrottleStatus } from './cost-bucket.ts'
import { fileStatuses, filesAttach, filesCreate, stagedUploads } from './documents/files.ts'
import { listingStates } from './documents/listing-states.ts'
import { jobStatus, reorderMedia, variantsDetachMedia, variantsSetMedia } from './documents/product-media.ts'
import { maxPairsPerCall, maxRowsPerCall } from './requirements.ts'

/** What is known of the account: its bucket, and what its own calls were charged. */
type KnownPrices = Pick<ShopifyClient, 'bucket' | 'chargeOf'>

/** Points per call as recorded, until the account's own calls tell. Batch calls cost the same for 1 and for 250 rows. */
function pointsPerCall(known: KnownPrices) {
  return {
    stage: known.chargeOf(stagedUploads) ?? 11,
    create: known.chargeOf(filesCreate) ?? 20,
    poll: known.chargeOf(fileStatuses) ?? 4,
    attach: known.chargeOf(filesAttach) ?? 13,
    assign: known.chargeOf(variantsSetMedia) ?? 10,
    clear: known.chargeOf(variantsDetachMedia) ?? 16,
    order: known.chargeOf(reorderMedia) ?? 10,
    job: known.chargeOf(jobStatus) ?? 1,
    observe: known.chargeOf(listingStates) ?? 25,
  }
}

const listingsPerObservation = 100
const typicalPolls = 2
/** A picture is processed in 2–3 s, all of a batch at once; a video takes minutes, and all of them are awaited together. */
const processingSeconds = 3
const videoProcessingSeconds = 120
const videoPolls = 12
/** Seconds of upload and rendering per picture, six at a time. */
const secondsPerPicture = 0.15
/** Until the shop's own bucket is known: the standard plan. */
const standardBucket: ThrottleStatus = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 }

/**
 * Calls, points and seconds of an export, from its changes and what the account taught. At most: work that goes by bulk operations
 * costs less. Asks the platform nothing.
 */
export function estimateExport(changes: readonly ListingChange[], known: KnownPrices): ExportEstimate {
  const changed = changes.filter((change) => !isUnchanged(change))
  if (changed.length === 0) return { points: 0, calls: 0, seconds: 0 }
  const media = changed.flatMap((change) => change.media)
  const uploaded = media.filter(({ action }) => action === 'upload')
  const uploads = new Set(uploaded.map(({ renditionKey }) => renditionKey)).size
  const hasVideo = uploaded.some(({ kind }) => kind === 'video')
  const restored = changed.reduce((sum, { restores }) => sum + restores.length, 0)
  const attached = restored + media.filter(({ action, changesAlt }) => action !== 'present' || changesAlt).length
  const detachBatches = Math.ceil(changed.reduce((sum, { removals }) => sum + removals.length, 0) / maxRowsPerCall)
  const uploadBatches = Math.ceil(uploads / maxRowsPerCall)
  const attachBatches = Math.ceil(attached / maxRowsPerCall)
  const polls = attachBatches * typicalPolls + (hasVideo ? videoPolls : 0)
  const assigns = callsForVariants(changed, ({ after }) => after !== null, maxRowsPerCall)
  const clears = callsForVariants(changed, losesPictureAlone, maxPairsPerCall)
  const orders = changed.filter(({ order }) => order !== null).length
  const observations = 2 * Math.ceil(changed.length / listingsPerObservation)
  const points = pointsPerCall(known)
  const total =
    uploadBatches * (points.stage + points.create) +
    polls * points.poll +
    (attachBatches + detachBatches) * points.attach +
    assigns * points.assign +
    clears * points.clear +
    orders * (points.order + points.job) +
    observations * points.observe
  const calls = uploadBatches * 2 + polls + attachBatches + detachBatches + assigns + clears + orders * 2 + observations
  return {
    points: Math.round(total),
    calls,
    seconds: seconds(total, uploads, awaitedSeconds(attachBatches, hasVideo), known.bucket ?? standardBucket),
  }
}

function callsForVariants(
  changes: readonly ListingChange[],
  counts: (assignment: VariantAssignment, change: ListingChange) => boolean,
  perCall: number,
): number {
  return changes.reduce((sum, change) => {
    const variants = change.variants.filter((assignment) => counts(assignment, change))
    return sum + Math.ceil(variants.length / perCall)
  }, 0)
}

/** A variant that shows a picture which leaves the product loses it without a call. */
function losesPictureAlone({ before, after }: VariantAssignment, { removals }: ListingChange): boolean {
  return after === null && !removals.some(({ mediaId }) => mediaId === before)
}

function awaitedSeconds(batches: number, hasVideo: boolean): number {
  return batches * processingSeconds + (hasVideo ? videoProcessingSeconds : 0)
}

function seconds(total: number, uploads: number, awaited: number, status: ThrottleStatus): number {
  const paced = Math.max(0, total - status.currentlyAvailable) / status.restoreRate
  return Math.ceil(Math.max(paced, uploads * secondsPerPicture + awaited) + 1)
}
