import { renewShopifyTokens } from '../../connections/shopify-access-token.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { log } from '../../log.server.ts'

/** Refresh tokens end after 90 days; renewed weekly, a shop survives an outage of months. */
const IDLE_MS = 7 * 24 * 60 * 60 * 1000
const PAGE_SIZE = 200

/**
 * Renews the tokens of shops that nobody opens and no job touches. One refused renewal marks its connection and the rest goes
 * on; what could not be asked today is asked tomorrow.
 */
export async function renewIdleTokens(signal: AbortSignal): Promise<void> {
  const idleSince = new Date(systemClock.now() - IDLE_MS)
  let last = ''
  for (;;) {
    const idle = await db.session.findMany({
      where: { id: { gt: last }, updatedAt: { lt: idleSince }, refreshTokenSealed: { not: null } },
      orderBy: { id: 'asc' },
      take: PAGE_SIZE,
      select: { id: true, shop: true },
    })
    for (const { shop } of idle) {
      signal.throwIfAborted()
      await renew(shop)
    }
    last = idle.at(-1)?.id ?? last
    if (idle.length < PAGE_SIZE) return
  }
}

async function renew(shop: string): Promise<void> {
  try {
    await renewShopifyTokens(shop)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    log.warn({ shop, code: error.code }, 'tokens of an idle shop were not renewed')
  }
}
