import path from 'node:path'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { ExportStep, ItemFailure, ItemWork, StepCall, StepContext } from '../../app/core/channel/export-step.ts'
import type { ListingState } from '../../app/core/channel/listing-state.ts'
import { changeTowards } from '../../app/core/export/change-towards.ts'
import { mapConcurrently } from '../../app/lib/map-concurrently.ts'
import type { ProductSeed } from '../../sandbox/shopify/seed.ts'

/** A product whose gallery waits to be turned round; `files` are pictures on the disk. */
export function aGallery(index: number, files: readonly string[]): ProductSeed {
  const media = files.map((file, view) => ({
    fileName: `mug-${index}-${view}.jpg`,
    alt: path.basename(file),
    path: file,
  }))
  return { title: `Mug ${index}`, options: [], variants: [], media }
}

export interface Reordering {
  readonly work: ItemWork
  readonly wanted: ListingState
}

/** What it takes to turn every gallery round. */
export function turnedRound(states: Iterable<ListingState>): Reordering[] {
  return [...states].map((listing) => {
    const wanted = { ...listing, media: listing.media.toReversed() }
    const work = { itemId: listing.remoteId, listingRemoteId: listing.remoteId, snapshot: listing, current: listing }
    return {
      wanted,
      work: { ...work, change: changeTowards(listing, wanted), files: new Map(), onTheirWay: new Set() },
    }
  })
}

export function orderStep(connector: Connector): ExportStep {
  const step = connector.steps.find(({ name }) => name === 'order-media')
  if (!step) throw new Error('the connector orders nothing')
  return step
}

export function planOrder(connector: Connector, items: readonly Reordering[]): StepCall[] {
  return orderStep(connector).plan(items.map(({ work }) => work))
}

/** Plans and performs, as many calls at once as the pipeline has. */
export async function reorder(
  connector: Connector,
  items: readonly Reordering[],
  signal?: AbortSignal,
): Promise<ItemFailure[]> {
  const step = orderStep(connector)
  const context = reorderContext(items, signal)
  const calls = planOrder(connector, items)
  const outcomes = await mapConcurrently(calls, step.concurrency, (call) => step.perform(call, context))
  return outcomes.flatMap(({ failures }) => failures)
}

export function reorderContext(items: readonly Reordering[], signal = new AbortController().signal): StepContext {
  const states = new Map(items.map(({ work }) => [work.listingRemoteId, work.current]))
  const none = () => Promise.reject(new Error('no pictures are sent here'))
  const listing = (remoteId: string) => states.get(remoteId) ?? missing(remoteId)
  return {
    signal,
    listing,
    openRendition: none,
    pictureUrl: none,
    uploaded: () => undefined,
    throwIfStopping: () => Promise.resolve(),
  }
}

export function ordersOf(states: Iterable<ListingState>): string[][] {
  return [...states].map(({ media }) => media.map(({ id }) => id))
}

function missing(what: string): never {
  throw new Error(`the test did not provide ${what}`)
}
