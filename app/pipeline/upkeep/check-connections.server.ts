import { checkAccount } from '../../connections/check-account.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { AppError } from '../../core/errors.ts'
import { db } from '../../db.server.ts'
import { mapConcurrently } from '../../lib/map-concurrently.ts'
import { log } from '../../log.server.ts'
import { enqueue } from '../queue.server.ts'

const PAGE_SIZE = 200
const CHECKS_AT_ONCE = 4

/**
 * Asks every account whether it still lets us in, before an export finds out. One that refuses is marked, one that works again
 * goes on with what waits for it; of one that gives no answer nothing is learnt today.
 */
export async function checkConnections(_payload: object, signal: AbortSignal): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const connections = await db.connection.findMany({
      where: { id: { gt: after }, status: { not: 'disconnected' } },
      orderBy: { id: 'asc' },
      take: PAGE_SIZE,
      select: { id: true, workspaceId: true },
    })
    await mapConcurrently(connections, CHECKS_AT_ONCE, async ({ workspaceId, id }) => {
      signal.throwIfAborted()
      await checkOne(workspaceId, id)
    })
    after = connections.at(-1)?.id ?? after
    if (connections.length < PAGE_SIZE) return
  }
}

async function checkOne(workspaceId: string, connectionId: string): Promise<void> {
  try {
    const { recovered } = await checkAccount(workspaceId, connectionId)
    if (recovered) await enqueue('advance-lane', { connectionId }, { once: connectionId })
  } catch (error) {
    // The next account is asked whatever this one did.
    if (error instanceof ConnectorError || error instanceof AppError) {
      log.info({ connectionId, code: error.code }, 'account not well')
    } else {
      log.error({ err: error, connectionId }, 'account could not be checked')
    }
  }
}
