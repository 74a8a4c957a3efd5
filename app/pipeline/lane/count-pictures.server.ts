import { Prisma } from '../../generated/prisma/client.ts'
import { db } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { notifyProgress } from '../progress.server.ts'
import { laneRules } from './lane-rules.ts'
import { isUnderWay, type Turn, type TurnItem } from './turn.ts'

/** What the account has, or has just been sent, by rendition key. */
type Arrived = Pick<ReadonlySet<string>, 'has'>

/** Pictures of an item that the account has. */
export function countPictures({ change }: Pick<TurnItem, 'change'>, arrived: Arrived): number {
  return change.media.filter(({ action, renditionKey }) => action === 'present' || arrived.has(renditionKey)).length
}

/** Writes how many pictures items have now: one statement, however many they are. Counts never go back. */
export async function writePictureCounts(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { run }: Turn,
  items: readonly TurnItem[],
  arrived: Arrived,
  which: (ids: readonly string[]) => Prisma.Sql = all,
): Promise<void> {
  const ids = items.map(({ id }) => id)
  const counts = items.map((item) => countPictures(item, arrived))
  await tx.$executeRaw`
    UPDATE "ExportItem" AS i SET "imagesDone" = known."count"
    FROM unnest(${ids}::uuid[], ${counts}::int[]) AS known("id", "count")
    WHERE i."workspaceId" = ${run.workspaceId}::uuid AND i."id" = known."id"
      AND i."state" = 'uploading' AND i."imagesDone" < known."count" AND ${which(ids)}`
}

const all = () => Prisma.sql`true`

/** Those that nobody writes at this moment: outside the lease, many items must not be waited for in an order of one's own. */
const thoseFree = (ids: readonly string[]) => Prisma.sql`i."id" IN (
  SELECT "id" FROM "ExportItem" WHERE "id" = ANY(${[...ids]}::uuid[]) FOR NO KEY UPDATE SKIP LOCKED)`

interface Arrivals {
  readonly sent: Set<string>
  countedAt: number
}

const arrivalsOf = new WeakMap<Turn, Arrivals>()

/**
 * Lets the merchant see pictures arrive within a step, which may take minutes: one statement in `laneRules.countEveryMs`, however
 * many arrive one by one. It is no receipt, so it needs no fence, and losing one loses nothing: the end of uploading counts them all.
 */
export function notePictures(turn: Turn, renditionKeys: readonly string[]): void {
  if (renditionKeys.length === 0) return
  const now = systemClock.now()
  const arrivals = arrivalsOf.get(turn) ?? { sent: new Set(), countedAt: now }
  arrivalsOf.set(turn, arrivals)
  for (const key of renditionKeys) arrivals.sent.add(key)
  // A receipt for many pictures is counted at once: it stands for as many statements that are not needed.
  if (renditionKeys.length < 2 && now - arrivals.countedAt < laneRules.countEveryMs) return
  arrivals.countedAt = now
  const arrived: Arrived = { has: (key) => arrivals.sent.has(key) || turn.files.has(key) }
  writePictureCounts(db, turn, turn.items.filter(isUnderWay), arrived, thoseFree).then(
    () => notifyProgress(turn.run.id),
    (error: unknown) => log.warn({ err: error, runId: turn.run.id }, 'pictures not counted'),
  )
}
