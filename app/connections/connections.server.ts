import type { Channel } from '../core/channel/channel.ts'
import type { ConnectorError, ConnectorErrorCode } from '../core/channel/connector-error.ts'
import { refusedReason, weakReason, type ConnectionStatusReason } from '../core/connections/status-reason.ts'
import type { Db } from '../db.server.ts'
import type { Connection, ConnectionStatus, Prisma } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { log } from '../log.server.ts'
import { accountsBeside } from './seller-accounts.server.ts'

/**
 * Shopify no longer accepts a shop's tokens: the connection asks to be renewed, and the session loses its access token, so
 * that the merchant's next visit exchanges a new one.
 */
export async function markTokenRefused(shopDomain: string, tx: Db): Promise<void> {
  await tx.session.updateMany({
    where: { shop: shopDomain },
    data: { accessTokenSealed: null, refreshTokenSealed: null },
  })
  await setShopConnection(shopDomain, 'needs_reconnect', 'token_refused', tx)
}

/**
 * An account refused somebody at work, who may be slow to say so: one that was connected anew in the meantime is not asked again.
 * A disconnected one stays so. The exports of the account wait until it is active again.
 */
export async function markRefusedAtWork(
  connection: RefusingConnection,
  { refusedAt, code }: { refusedAt: Date; code: ConnectorErrorCode },
  tx: Db,
): Promise<void> {
  const { id, channel, accountKey } = connection
  const reasons = code === 'access_too_weak' ? weakReason : refusedReason
  if (channel === 'shopify') return markShopRefused(accountKey, { refusedAt, reason: reasons.shopify }, tx)
  await tx.connection.updateMany({
    where: {
      ...(channel === 'amazon' ? besideOnAmazon(connection) : { id }),
      ...{ status: 'active', OR: [{ checkedAt: null }, { checkedAt: { lte: refusedAt } }] },
    },
    data: { status: 'needs_reconnect', statusReason: reasons[channel] },
  })
}

/**
 * A platform refuses Mediaport itself, not the account: the operator is alarmed, and the account stays connected. Its exports wait
 * until a check finds it well.
 */
export async function markAppRefused(
  { id, channel }: Pick<Connection, 'id' | 'channel'>,
  { details: { platformCode, requestId } }: ConnectorError,
  tx: Db,
): Promise<void> {
  alarmAppRefused(channel, { connectionId: id, platformCode, requestId })
  const statusReason: ConnectionStatusReason = 'app_refused'
  await tx.connection.updateMany({
    where: { id, status: 'active' },
    data: { statusReason, checkedAt: new Date(systemClock.now()) },
  })
}

/** The line that operators set an alarm on; the operator guide names it. */
export function alarmAppRefused(channel: Channel, fields: Readonly<Record<string, string | undefined>>): void {
  log.error({ alarm: `${channel}_app_refused`, ...fields }, 'the platform refuses this app: look at its client secret')
}

type RefusingConnection = Pick<Connection, 'id' | 'channel' | 'accountKey'>

/** A seller gives one consent for all marketplaces of a region, and takes it back for all of them. */
export function besideOnAmazon({ id, accountKey }: Pick<Connection, 'id' | 'accountKey'>): Prisma.ConnectionWhereInput {
  const workspace = { connections: { some: { id } } }
  return { workspace, channel: 'amazon', accountKey: { in: accountsBeside(accountKey) } }
}

/** A shop's token lives in its session. */
async function markShopRefused(
  shopDomain: string,
  { refusedAt, reason }: { refusedAt: Date; reason: ConnectionStatusReason },
  tx: Db,
): Promise<void> {
  const opened = { shop: shopDomain, accessTokenSealed: { not: null }, updatedAt: { gt: refusedAt } }
  if ((await tx.session.count({ where: opened })) > 0) return
  await setShopConnection(shopDomain, 'needs_reconnect', reason, tx)
}

/** Marks the Shopify connection of a shop. A disconnected one stays so until its shop authenticates again. */
export async function setShopConnection(
  shopDomain: string,
  status: ConnectionStatus,
  statusReason: ConnectionStatusReason | null,
  client: Db,
): Promise<void> {
  await client.connection.updateMany({
    where: { channel: 'shopify', accountKey: shopDomain, status: { not: 'disconnected' } },
    data: { status, statusReason },
  })
}
