import type { FaultEffect } from '../control/faults.ts'
import { ISSUES, TEXT_ON_MAIN } from '../listings/issues.ts'
import type { LedgerEntry } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { enforce } from './enforce.ts'
import { ImageIssue } from './image-issue.ts'
import { locationOf, type SlotWork } from './slot-work.ts'

/** Some time after a picture is shown a listing may be suppressed for it: as a fault says, or for its background. */
export function review(
  world: World,
  work: SlotWork,
  entry: LedgerEntry,
  { hasWhite, fault }: { hasWhite: boolean; fault: FaultEffect | null },
): void {
  const order = fault?.kind === 'suppress' ? fault : null
  if (hasWhite && !order) return
  const issue = order ? ordered(work, order) : ImageIssue.of('background').toIssue(work.attribute)
  world.clock.schedule(world.settings.reviewMs, () => {
    const { listing, marketplaceId, attribute } = work
    if (locationOf(listing.attributes, attribute, marketplaceId) !== entry.url) return
    entry.code = issue.code
    enforce(listing, marketplaceId, issue, order?.action ?? 'SEARCH_SUPPRESSED')
  })
}

function ordered({ attribute }: SlotWork, { code, message }: Extract<FaultEffect, { kind: 'suppress' }>) {
  if (code === undefined || code === '18027') return ISSUES.forbiddenMain(message ?? TEXT_ON_MAIN)
  return new ImageIssue(code, message ?? 'The image is not permitted.').toIssue(attribute)
}
