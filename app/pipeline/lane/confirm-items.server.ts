import { verify, type Mismatch } from '../../core/export/verify.ts'
import { chunksOf } from '../../lib/chunks.ts'
import { notifyProgress } from '../progress.server.ts'
import { beginPublications } from '../publication/begin-publications.server.ts'
import { laneRules } from './lane-rules.ts'
import { writeCost } from './record-step.server.ts'
import { endItem, moveItems, writeState } from './settle-items.server.ts'
import { isUnderWay, setListings, type Turn, type TurnItem } from './turn.ts'
import { untilAnswered } from './until-answered.server.ts'

/** Reads the listings back and ends the items that show what was planned. Answers what the others lack. */
export async function confirmItems(turn: Turn): Promise<Map<TurnItem, Mismatch[]>> {
  const items = turn.items.filter(isUnderWay)
  if (items.length === 0) return new Map()
  await moveItems(turn, items, 'confirming')
  const states = await untilAnswered(turn, () =>
    turn.connector.observe(items.map(({ listingRemoteId }) => listingRemoteId)),
  )
  setListings(turn, states.values())
  const lacking = new Map<TurnItem, Mismatch[]>()
  const live: TurnItem[] = []
  for (const item of items) {
    if (!states.has(item.listingRemoteId)) {
      await endItem(turn, item, { state: 'failed', code: 'listing_gone' })
      continue
    }
    const mismatches = verify(item.change, item.current, turn.files)
    if (mismatches.length > 0) lacking.set(item, mismatches)
    else live.push(item)
  }
  for (const chunk of chunksOf(live, laneRules.group.maxItems)) await endLive(turn, chunk)
  return lacking
}

async function endLive(turn: Turn, items: readonly TurnItem[]): Promise<void> {
  await turn.lease.write(async (tx) => {
    // The run's row before those of its items, as everybody who writes both.
    await writeCost(tx, turn)
    for (const item of items) {
      await writeState(tx, turn, [item], {
        state: 'done',
        confirmed: item.current,
        imagesDone: item.change.media.length,
        errorCode: null,
      })
    }
    if (turn.connector.capabilities.confirmation === 'delayed') {
      const { workspaceId, connectionId } = turn.run
      await beginPublications(tx, { workspaceId, connectionId, itemIds: items.map(({ id }) => id) })
    }
  })
  for (const item of items) item.state = 'done'
  notifyProgress(turn.run.id)
}

/** After the last round. The merchant sees which kind of thing is missing, and at which picture. */
export async function failUnconfirmed(turn: Turn, lacking: ReadonlyMap<TurnItem, readonly Mismatch[]>): Promise<void> {
  for (const [item, mismatches] of lacking) {
    if (!isUnderWay(item)) continue
    const assetIds = mismatches.map(
      ({ renditionKey }) => item.change.media.find((media) => media.renditionKey === renditionKey)?.assetId,
    )
    await endItem(turn, item, {
      state: 'failed',
      // Nothing was refused where a platform passes over what is gone.
      code: hasLostVariant(item) ? 'not_found' : 'not_confirmed',
      detail: [...new Set(mismatches.map(({ kind }) => kind))].join(', '),
      assetId: assetIds.find((id) => id !== undefined),
    })
  }
}

function hasLostVariant({ change, current }: TurnItem): boolean {
  const existing = new Set(current.variants.map(({ id }) => id))
  return change.variants.some(({ variantRemoteId }) => !existing.has(variantRemoteId))
}
