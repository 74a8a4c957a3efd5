import type { Experiment, Reference } from './experiment.ts'
import { storeActs } from './store-acts.ts'
import { faultStorms } from './storms.ts'
import { faultsAt, platformFaults, refusedExperiments, type PlatformFault } from './platform-faults.ts'

/** A store is given far longer than Shopify to answer a request that takes pictures. */
const timeOut = { kind: 'slow-body', delayMs: 1_000_000, speed: 40 } as const

/** WordPress throttles by nothing of its own; a host's 429 is answered as everywhere. */
const storeFaults: readonly PlatformFault[] = platformFaults
  .filter(({ effect }) => effect.kind !== 'throttled')
  .map((fault) => (fault.uploadEffect ? { ...fault, effect: timeOut } : fault))

/** What an export to a WooCommerce store can meet. */
export function storeExperiments(reference: Reference): Experiment[] {
  return [...faultsAt(storeFaults, reference.requests), ...refusedExperiments(reference), ...storeActs(reference)]
}

/** Those that need no clock of their own, in as few runs as there are kinds of requests to put them at. */
export function storeStorms(reference: Reference, seed: number): Experiment[] {
  return faultStorms(
    storeFaults.filter(({ effect }) => effect !== timeOut),
    reference,
    seed,
  )
}
