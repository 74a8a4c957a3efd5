import type { ChannelName } from '../platforms/stand-in.ts'
import { bulkExperiments } from './bulk-operations.ts'
import { databaseExperiments } from './database.ts'
import type { Experiment, Reference } from './experiment.ts'
import { killsAtCommits } from './kill-at-commit.ts'
import { killsAtRequests } from './kill-at-request.ts'
import { mediaExperiments } from './media-faults.ts'
import { merchantExperiments } from './merchant-acts.ts'
import { platformFaultExperiments } from './platform-faults.ts'
import { feedExperiments, sellerExperiments, sellerStorms } from './seller-faults.ts'
import { storeExperiments, storeStorms } from './store-faults.ts'
import { storms } from './storms.ts'
import { uploadExperiments } from './upload-cut.ts'
import { workerExperiments } from './workers.ts'

/** Everything that can be done to the run of this reference. */
export function allExperiments(channel: ChannelName, reference: Reference): Experiment[] {
  if (reference.way.name === 'in bulk') return inBulk[channel](reference)
  return [
    ...killsAtRequests(reference),
    ...killsAtCommits(reference),
    ...workerExperiments(reference),
    ...databaseExperiments(reference),
    ...experimentsOf[channel](reference),
  ]
}

/** Where the same export can go in bulk. */
const inBulk: Record<ChannelName, (reference: Reference) => Experiment[]> = {
  shopify: bulkExperiments,
  woocommerce: () => [],
  amazon: feedExperiments,
}

/** What only this platform, or an export to it, can meet. */
const experimentsOf: Record<ChannelName, (reference: Reference) => Experiment[]> = {
  shopify: (reference) => [
    ...platformFaultExperiments(reference),
    ...merchantExperiments(reference),
    ...mediaExperiments(),
    ...uploadExperiments(),
  ],
  woocommerce: storeExperiments,
  amazon: sellerExperiments,
}

/** What the short form tries in as few runs as it can. */
export const stormsOf: Record<ChannelName, (reference: Reference, seed: number) => Experiment[]> = {
  shopify: storms,
  woocommerce: storeStorms,
  amazon: sellerStorms,
}
