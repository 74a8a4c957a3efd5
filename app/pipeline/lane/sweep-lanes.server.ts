import type { ConnectionStatusReason } from '../../core/connections/status-reason.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { log } from '../../log.server.ts'
import { enqueue } from '../queue.server.ts'
import { hasWork } from './has-work.ts'
import { laneRules } from './lane-rules.ts'
import { holderIsAlive } from './lease.server.ts'
import { startDueExports } from './start-due-exports.server.ts'

const appRefused: ConnectionStatusReason = 'app_refused'

/**
 * Jobs may get lost, with a worker or with a deleted queue; rows do not. Finds connections that have work and nobody at it, and
 * asks for a turn: after a crash, after a restart, when a merchant has reconnected a store, and for runs whose time came while
 * no worker was there.
 */
async function sweepLanes(): Promise<void> {
  await startDueExports()
  const idle = await db.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Connection" c
    LEFT JOIN "Lane" l ON l."connectionId" = c."id"
    WHERE (l."connectionId" IS NULL OR l."holder" IS NULL OR l."leasedUntil" < now() OR NOT ${holderIsAlive('l')})
      AND ${hasWork}
    LIMIT 1000`
  for (const { id: connectionId } of idle) await enqueue('advance-lane', { connectionId }, { once: connectionId })
  await askAgain()
}

/** Accounts of an app that its platform refused: whether the operator has seen to it. */
async function askAgain(): Promise<void> {
  const refused = await db.connection.findMany({
    where: {
      ...{ status: 'active', statusReason: appRefused },
      checkedAt: { lt: new Date(systemClock.now() - laneRules.askAgainAfterMs) },
    },
    take: 100,
    select: { id: true, workspaceId: true },
  })
  for (const { id: connectionId, workspaceId } of refused) {
    await enqueue('read-account', { workspaceId, connectionId }, { once: connectionId })
  }
}

/** Sweeps now and again until the returned function is called. */
export function keepSweeping(): () => void {
  const sweep = () => {
    sweepLanes().catch((error: unknown) => log.error({ err: error }, 'sweep of lanes failed'))
  }
  sweep()
  const timer = setInterval(sweep, laneRules.sweepEveryMs)
  return () => clearInterval(timer)
}
