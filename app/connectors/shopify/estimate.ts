import type { ExportEstimate } from '../../core/channel/connector.ts'
import { isUnchanged, type ListingChange, type VariantAssignment } from '../../core/export/listing-change.ts'
import type { ThrottleStatus } from './cost-bucket.ts'
import { maxPairsPerCall, maxRowsPerCall } from './requirements.ts'

/** Points as recorded (see facts in README.md): batch calls cost the same for 1 and for 250 rows. */
const points = { stage: 11, create: 20, poll: 4, attach: 13, assign: 10, clear: 16, order: 10, job: 1, observe: 60 }

const listingsPerObservation = 100
const typicalPolls = 2
/** A picture is processed in 2–3 s, all of a batch at once. */
const processingSeconds = 3
/** Seconds of upload and rendering per picture, six at a time. */
const secondsPerPicture = 0.15
/** Until the shop's own bucket is known: the standard plan. */
const standardBucket: ThrottleStatus = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 }

/** Calls, points and seconds of an export, from its changes alone. Pure. */
export function estimateExport(
  changes: readonly ListingChange[],
  status: ThrottleStatus = standardBucket,
): ExportEstimate {
  const changed = changes.filter((change) => !isUnchanged(change))
  if (changed.length === 0) return { points: 0, calls: 0, seconds: 0 }
  const media = changed.flatMap((change) => change.media)
  const uploads = new Set(media.filter(({ action }) => action === 'upload').map(({ renditionKey }) => renditionKey))
    .size
  const restored = changed.reduce((sum, { restores }) => sum + restores.length, 0)
  const attached = restored + media.filter(({ action, changesAlt }) => action !== 'present' || changesAlt).length
  const detachBatches = Math.ceil(changed.reduce((sum, { removals }) => sum + removals.length, 0) / maxRowsPerCall)
  const uploadBatches = Math.ceil(uploads / maxRowsPerCall)
  const attachBatches = Math.ceil(attached / maxRowsPerCall)
  const polls = attachBatches * typicalPolls
  const assigns = callsForVariants(changed, ({ after }) => after !== null, maxRowsPerCall)
  const clears = callsForVariants(changed, losesPictureAlone, maxPairsPerCall)
  const orders = changed.filter(({ order }) => order !== null).length
  const observations = 2 * Math.ceil(changed.length / listingsPerObservation)
  const total =
    uploadBatches * (points.stage + points.create) +
    polls * points.poll +
    (attachBatches + detachBatches) * points.attach +
    assigns * points.assign +
    clears * points.clear +
    orders * (points.order + points.job) +
    observations * points.observe
  const calls = uploadBatches * 2 + polls + attachBatches + detachBatches + assigns + clears + orders * 2 + observations
  return { points: total, calls, seconds: seconds(total, uploads, attachBatches, status) }
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

function seconds(total: number, uploads: number, batches: number, status: ThrottleStatus): number {
  const paced = Math.max(0, total - status.currentlyAvailable) / status.restoreRate
  return Math.ceil(Math.max(paced, uploads * secondsPerPicture + batches * processingSeconds) + 1)
}
