import { channelLabels } from '../core/channel/channel.ts'
import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { undoWindowMs } from '../undo-window.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

export interface UndoChoice {
  readonly accounts: readonly UndoableAccount[]
  /** For how long exports can be taken back. */
  readonly days: number
  readonly timeZone: string
}

/** An account with exports that can be taken back. */
export interface UndoableAccount {
  readonly connectionId: string
  readonly channel: string
  readonly label: string
  readonly exports: number
}

/** Where a period can be taken back, and how many exports there are in it. */
export async function undoChoice(workspaceId: string, shopDomain: string): Promise<UndoChoice> {
  const earliest = new Date(systemClock.now() - undoWindowMs)
  const [rows, timeZone] = await Promise.all([
    db.$queryRaw<(Omit<UndoableAccount, 'channel'> & { channel: keyof typeof channelLabels })[]>`
      SELECT c."id" AS "connectionId", c."channel"::text AS "channel", c."label", count(*)::int AS "exports"
      FROM "Connection" c JOIN "ExportRun" r ON r."connectionId" = c."id"
      WHERE c."workspaceId" = ${workspaceId}::uuid AND (r."finishedAt" IS NULL OR r."finishedAt" >= ${earliest})
        AND EXISTS (
          SELECT 1 FROM "ExportItem" i
          WHERE i."runId" = r."id" AND i."snapshot" IS NOT NULL AND i."finishedAt" >= ${earliest})
      GROUP BY c."id"
      ORDER BY c."channel", c."label"`,
    shopTimeZone(workspaceId, shopDomain),
  ])
  const accounts = rows.map((row) => ({ ...row, channel: channelLabels[row.channel] }))
  return { accounts, days: Math.round(undoWindowMs / 86_400_000), timeZone }
}
