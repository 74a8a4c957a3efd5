import { openConnector } from '../../connections/open-connector.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { Connector } from '../../core/channel/connector.ts'
import type { ListingSlot } from '../../core/channel/listing-slot.ts'
import type { ObservedPublication } from '../../core/channel/publication.ts'
import { AppError } from '../../core/errors.ts'
import { judgePublication } from '../../core/publication/judge.ts'
import { matchLeaving, matchPictures } from '../../core/publication/match-pictures.ts'
import { nextLook } from '../../core/publication/schedule.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { mapConcurrently } from '../../lib/map-concurrently.ts'
import { log } from '../../log.server.ts'
import { notifyProgress } from '../progress.server.ts'
import { enqueueLook } from './begin-publications.server.ts'
import { takeDuePublications, type DuePublication } from './due-publications.server.ts'
import { exportedPictures } from './exported-pictures.server.ts'
import { lookOfCatalogue } from './looks.server.ts'

const listingsAtOnce = 4

/** How often the job comes by the clock. */
const clockMs = 60_000

/**
 * Looks at what channels made of accepted exports, as far as it is time to. Repeating is safe: a look changes nothing on the channel.
 * Where an account cannot be asked, its listings are looked at again at their next time, and end as not known when that was the last.
 */
export async function followPublications(_payload: object, signal: AbortSignal): Promise<void> {
  for (let due = await takeDuePublications(); due.length > 0; due = await takeDuePublications()) {
    for (const rows of Map.groupBy(due, ({ connectionId }) => connectionId).values()) {
      signal.throwIfAborted()
      await lookAtAccount(rows, signal)
    }
  }
  await askForNext()
}

async function lookAtAccount(rows: readonly DuePublication[], signal: AbortSignal): Promise<void> {
  const [first] = rows
  if (!first) return
  try {
    const connector = await openConnector(first.workspaceId, first.connectionId)
    const observed = await connector.observePublication?.(rows.map(({ remoteId }) => remoteId))
    await mapConcurrently(rows, listingsAtOnce, (row) =>
      keepLook(row, connector, observed?.get(row.remoteId) ?? null, signal),
    )
  } catch (error) {
    if (!(error instanceof ConnectorError || error instanceof AppError)) throw error
    log.warn({ connectionId: first.connectionId, code: error.code }, 'nobody could see what shoppers see')
    for (const row of rows) await postpone(row)
  }
}

/** `observed` null: the listing is gone. */
async function keepLook(
  row: DuePublication,
  connector: Connector,
  observed: ObservedPublication | null,
  signal: AbortSignal,
): Promise<void> {
  const { itemId, workspaceId, acceptedAt, runId } = row
  const exported = await exportedPictures(row)
  const kinds = new Set([...exported.own, ...exported.leaving].map(({ slot }) => kindOf(slot ?? 'PT01')))
  const rows = observed?.pictures?.filter(({ slot }) => kinds.has(kindOf(slot))) ?? []
  const shown = await mapConcurrently(rows, listingsAtOnce, async ({ slot, url }) => ({
    ...{ slot, url },
    look: await lookOfCatalogue(connector, url, signal),
  }))
  const isSeen = observed !== null && observed.pictures !== null
  const pictures = [
    ...matchPictures(exported.own, isSeen ? shown : null),
    ...matchLeaving(exported.leaving, isSeen ? shown : null, exported),
  ]
  const issues = [...(observed?.issues ?? [])]
  const now = systemClock.now()
  const state = judgePublication({ pictures, isSeen, issues, elapsedMs: now - acceptedAt })
  const next = state === 'live' ? null : nextLook(acceptedAt, now)
  const distances = pictures.flatMap(({ distance }) => distance ?? [])
  await db.publication.updateMany({
    where: { itemId, workspaceId, nextCheckAt: { not: null } },
    data: {
      ...{ state, issues, pictures, distance: distances.length > 0 ? Math.max(...distances) : null },
      ...{ checks: { increment: 1 }, checkedAt: new Date(now), nextCheckAt: next === null ? null : new Date(next) },
    },
  })
  notifyProgress(runId)
}

/** Main, further or swatch. */
function kindOf(slot: ListingSlot): string {
  return slot.slice(0, 2)
}

async function postpone({ itemId, workspaceId, acceptedAt, runId }: DuePublication): Promise<void> {
  const next = nextLook(acceptedAt, systemClock.now())
  await db.publication.updateMany({
    where: { itemId, workspaceId, nextCheckAt: { not: null } },
    data: { nextCheckAt: next === null ? null : new Date(next) },
  })
  if (next !== null) return
  await db.publication.updateMany({ where: { itemId, workspaceId, state: 'accepted' }, data: { state: 'unknown' } })
  notifyProgress(runId)
}

async function askForNext(): Promise<void> {
  const next = await db.publication.findFirst({
    where: { nextCheckAt: { not: null } },
    orderBy: { nextCheckAt: 'asc' },
    select: { nextCheckAt: true },
  })
  const at = next?.nextCheckAt?.getTime()
  if (at !== undefined && at - systemClock.now() < clockMs) await enqueueLook(at)
}
