import { wait } from '../../clock.ts'
import type { FaultEffect } from '../control/faults.ts'
import { SLOTS } from '../listings/slots.ts'
import type { LedgerEntry } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { enforce } from './enforce.ts'
import { fetchImage } from './fetch-image.ts'
import { ImageIssue } from './image-issue.ts'
import { hasWhiteRim, judgeImage } from './judge-image.ts'
import { publish } from './publish.ts'
import { review } from './review.ts'
import type { SlotWork } from './slot-work.ts'

/** Fetches, judges and shows one picture in its time; so many at once as the settings say. */
export function queueImage(world: World, work: SlotWork, entry: LedgerEntry): void {
  world.clock.schedule(world.settings.fetchMs, () => {
    world.fetchQueue.push(() => processImage(world, work, entry))
    startNext(world)
  })
}

function startNext(world: World): void {
  if (world.isClosed || world.fetching >= world.settings.fetches) return
  const next = world.fetchQueue.shift()
  if (!next) return
  world.fetching += 1
  void next()
    .catch((error: unknown) => {
      // A picture that is still on its way when Amazon is taken down has nowhere to go.
      if (!world.isClosed) throw error
    })
    .finally(() => {
      world.fetching -= 1
      startNext(world)
    })
  startNext(world)
}

async function processImage(world: World, work: SlotWork, entry: LedgerEntry): Promise<void> {
  if (entry.outcome !== 'waiting') return
  const { url, sku, attribute } = entry
  const fault = world.faults.take('image', [url, url.slice(url.lastIndexOf('/') + 1), sku, attribute])
  if (fault?.kind === 'image-stuck') return
  if (fault?.kind === 'delay') await wait(world.clock, fault.delayMs)
  try {
    const hasWhite = await lookAt(world, entry, fault)
    if (!isWaiting(entry)) return
    entry.outcome = 'good'
    world.clock.schedule(world.settings.publishMs, () => show(world, work, entry, { hasWhite, fault }))
  } catch (error) {
    if (!(error instanceof ImageIssue)) throw error
    if (isWaiting(entry)) reject(work, entry, error)
  }
}

/** Reads the picture into the ledger; answers whether a main picture has a white rim. */
async function lookAt(world: World, entry: LedgerEntry, fault: FaultEffect | null): Promise<boolean> {
  if (fault?.kind === 'reject-image') throw new ImageIssue(fault.code, fault.message)
  if (fault?.kind === 'status') throw ImageIssue.of('notRetrievable', `HTTP ${fault.status}`)
  const bytes = await fetchImage(world, entry.url)
  entry.bytes = bytes.length
  entry.sha256 = await world.contents.put(bytes)
  Object.assign(entry, await judgeImage(bytes))
  return SLOTS[entry.attribute] === 'MAIN' ? hasWhiteRim(bytes) : true
}

function reject({ listing, marketplaceId, attribute }: SlotWork, entry: LedgerEntry, issue: ImageIssue): void {
  entry.outcome = 'rejected'
  entry.code = issue.code
  enforce(listing, marketplaceId, issue.toIssue(attribute))
}

function show(
  world: World,
  work: SlotWork,
  entry: LedgerEntry,
  { hasWhite, fault }: { hasWhite: boolean; fault: FaultEffect | null },
): void {
  if (entry.outcome !== 'good') return
  const isShown = publish(world, work, entry, fault?.kind === 'other-seller-wins')
  entry.outcome = isShown ? 'live' : 'not-shown'
  if (isShown) review(world, work, entry, { hasWhite, fault })
}

/** Time has passed since it was asked last. */
const isWaiting = (entry: LedgerEntry): boolean => entry.outcome === 'waiting'
