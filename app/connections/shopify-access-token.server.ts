import { HttpResponseError, type Session } from '@shopify/shopify-api'
import { ConnectorError } from '../core/channel/connector-error.ts'
import { db, type Db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { log } from '../log.server.ts'
import { sessionStorage, sessionStorageIn } from '../sessions/index.server.ts'
import { shopifyPlatform } from '../shopify-api.server.ts'
import { markTokenRefused } from './connections.server.ts'

/** A token is renewed this long before it ends, so that the work it is fetched for does not outlive it. */
const RENEW_BEFORE_MS = 5 * 60 * 1000
const REQUEST_TIMEOUT_MS = 20_000
/** Longer than the request may take; a rolled-back refresh would throw away tokens that Shopify has already rotated. */
const TRANSACTION_TIMEOUT_MS = REQUEST_TIMEOUT_MS + 10_000

const refreshing = new Map<string, Promise<string>>()

/**
 * A working Admin API token of a shop, refreshed where it ends soon. However many callers and processes ask at once, Shopify
 * sees one refresh per shop: callers of this process share a promise, processes queue at the session's row. With `rejected`,
 * the token that Shopify just refused, another one is fetched even if that one seems valid.
 *
 * Throws ConnectorError `auth_expired` where the shop must be opened in Shopify Admin again (the connection is marked), and
 * `timeout` or `unavailable` where Shopify could not be asked.
 */
export async function getShopifyAccessToken(shopDomain: string, options?: { rejected: string }): Promise<string> {
  const isDue = (session: Session) => session.accessToken === options?.rejected || endsSoon(session)
  const session = await sessionStorage.loadSession(offlineSessionId(shopDomain))
  if (session?.accessToken && !isDue(session)) return session.accessToken
  const token = await refreshOnce(shopDomain, isDue)
  // Of a refresh that others had begun before this one was refused.
  return token === options?.rejected ? refreshOnce(shopDomain, isDue) : token
}

/** Renews a shop's tokens even where they still work, so that the refresh token of an idle shop does not run out. */
export async function renewShopifyTokens(shopDomain: string): Promise<void> {
  await refreshOnce(shopDomain, () => true)
}

function refreshOnce(shopDomain: string, isDue: (session: Session) => boolean): Promise<string> {
  const underWay = refreshing.get(shopDomain)
  if (underWay) return underWay
  const refresh = refreshUnderLock(shopDomain, isDue).finally(() => refreshing.delete(shopDomain))
  refreshing.set(shopDomain, refresh)
  return refresh
}

async function refreshUnderLock(shopDomain: string, isDue: (session: Session) => boolean): Promise<string> {
  const accessToken = await db.$transaction(
    async (tx) => {
      const session = await lockSession(shopDomain, tx)
      // Another process may have refreshed while we queued at the row.
      if (session?.accessToken && !isDue(session)) return session.accessToken
      const renewed = session?.refreshToken ? await requestRefresh(session, session.refreshToken) : null
      if (renewed) await sessionStorageIn(tx).storeSession(renewed)
      else await markTokenRefused(shopDomain, tx)
      return renewed?.accessToken
    },
    { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS },
  )
  if (accessToken) return accessToken
  throw new ConnectorError('auth_expired', `Shopify refuses to refresh the tokens of ${shopDomain}`)
}

/** The session, held until the transaction ends. */
async function lockSession(shopDomain: string, tx: Db): Promise<Session | undefined> {
  const id = offlineSessionId(shopDomain)
  await tx.$queryRaw`SELECT id FROM "Session" WHERE id = ${id} FOR UPDATE`
  return sessionStorageIn(tx).loadSession(id)
}

/** Null: Shopify refuses this refresh token for good (uninstalled, revoked, or unused for 90 days). */
async function requestRefresh(session: Session, refreshToken: string): Promise<Session | null> {
  const { shop, refreshTokenExpires } = session
  const giveUp = new AbortController()
  try {
    const { session: renewed } = await Promise.race([
      shopifyPlatform.auth.refreshToken({ shop, refreshToken }),
      rejectAfter(REQUEST_TIMEOUT_MS, giveUp.signal),
    ])
    log.info({ shop, expires: renewed.expires }, 'Shopify tokens refreshed')
    // Shopify keeps the former refresh token valid until a new one is used; an answer without one must not lose it.
    renewed.refreshTokenExpires ??= renewed.refreshToken ? undefined : refreshTokenExpires
    renewed.refreshToken ??= refreshToken
    return renewed
  } catch (error) {
    const status = refusedStatus(error)
    if (status) {
      log.warn({ shop, status }, 'Shopify refused a token refresh')
      return null
    }
    if (error instanceof ConnectorError) throw error
    throw new ConnectorError('unavailable', `Shopify did not refresh the tokens of ${shop}`, { cause: error })
  } finally {
    giveUp.abort()
  }
}

/** The status of an answer that is final; the library types it loosely. */
function refusedStatus(error: unknown): number | null {
  if (!(error instanceof HttpResponseError)) return null
  const { code } = error.response as { code: number }
  return [400, 401, 403].includes(code) ? code : null
}

/** The library's token request has no deadline of its own. */
async function rejectAfter(ms: number, signal: AbortSignal): Promise<never> {
  await systemClock.sleep(ms, signal)
  throw new ConnectorError('timeout', `No answer from Shopify within ${ms} ms`)
}

function endsSoon(session: Session): boolean {
  return session.isExpired(RENEW_BEFORE_MS)
}

function offlineSessionId(shopDomain: string): string {
  return shopifyPlatform.session.getOfflineId(shopDomain)
}
