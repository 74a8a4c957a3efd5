import { SLOTS } from '../listings/slots.ts'
import type { Attributes } from '../state/model.ts'
import type { LedgerEntry, Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { clearImageIssues, suppressMissingMain } from './enforce.ts'
import { queueImage } from './process-image.ts'
import { unpublish } from './publish.ts'
import { locationOf, type SlotWork } from './slot-work.ts'

/** Lets the pictures of an accepted submission follow: an address that is new to its slot is fetched, an empty slot is cleared. */
export function submitImages(
  world: World,
  by: Pick<SlotWork, 'seller' | 'listing' | 'submissionId'>,
  former: Attributes,
): void {
  if (!world.settings.processesImages) return
  for (const attribute of Object.keys(SLOTS)) {
    for (const { marketplaceId } of by.listing.summaries) {
      const url = locationOf(by.listing.attributes, attribute, marketplaceId)
      // An address that Amazon has fetched is not fetched again: a new picture needs a new address.
      if (url === locationOf(former, attribute, marketplaceId)) continue
      const work = { ...by, marketplaceId, attribute }
      supersede(work)
      clearImageIssues(work.listing, marketplaceId, attribute)
      if (url === null) clearSlot(world, work)
      else queueImage(world, work, enter(world, work, url))
    }
  }
}

/** Nothing more comes of what was submitted for a SKU. */
export function forgetImages(seller: Seller, sku: string): void {
  for (const entry of seller.ledger) if (entry.sku === sku && isUnderway(entry)) entry.outcome = 'superseded'
}

const isUnderway = ({ outcome }: LedgerEntry): boolean => outcome === 'waiting' || outcome === 'good'

const slotKey = ({ listing, marketplaceId, attribute }: SlotWork): string =>
  `${listing.sku} ${marketplaceId} ${attribute}`

function supersede(work: SlotWork): void {
  const former = work.seller.submitted.get(slotKey(work))
  if (former && isUnderway(former)) former.outcome = 'superseded'
}

function enter(world: World, work: SlotWork, url: string): LedgerEntry {
  const { seller, listing, marketplaceId, attribute, submissionId } = work
  const entry: LedgerEntry = {
    ...{ sequence: world.next(), time: world.iso(), sku: listing.sku, marketplaceId, attribute, url, submissionId },
    ...{ sha256: null, bytes: null, widthPx: null, heightPx: null, outcome: 'waiting', code: null },
  }
  seller.ledger.push(entry)
  seller.submitted.set(slotKey(work), entry)
  return entry
}

/** Gallery pictures vanish; without a main picture the product cannot be found any more. */
function clearSlot(world: World, work: SlotWork): void {
  world.clock.schedule(world.settings.publishMs, () => {
    const { listing, attribute, marketplaceId } = work
    if (locationOf(listing.attributes, attribute, marketplaceId) !== null) return
    unpublish(world, work)
    if (SLOTS[attribute] === 'MAIN') suppressMissingMain(listing, marketplaceId)
  })
}
