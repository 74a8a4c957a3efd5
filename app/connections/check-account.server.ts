import { ConnectorError } from '../core/channel/connector-error.ts'
import type { ConnectionCheck } from '../core/channel/connector.ts'
import { factsOfCheck, isSufficient, readAccountFacts } from '../core/connections/account-facts.ts'
import { refusedReason, weakReason } from '../core/connections/status-reason.ts'
import { db, type Db } from '../db.server.ts'
import type { Connection } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { besideOnAmazon, markAppRefused } from './connections.server.ts'
import { openConnector } from './open-connector.server.ts'

export interface AccountCheck {
  readonly check: ConnectionCheck
  /** It was refused before and works again: what waits for it may go on. */
  readonly recovered: boolean
}

/**
 * Asks the platform whether a connection works, what its account is called and what it lets us do, and keeps the answer; also
 * that it refuses us. Changes nothing there; repeating is safe. Throws `AppError` not_found and `ConnectorError`.
 */
export async function checkAccount(workspaceId: string, connectionId: string): Promise<AccountCheck> {
  const connector = await openConnector(workspaceId, connectionId)
  try {
    const check = await connector.check()
    return { check, recovered: await db.$transaction((tx) => keepCheck({ workspaceId, connectionId }, check, tx)) }
  } catch (error) {
    await keepRefusal(workspaceId, connectionId, error)
    throw error
  }
}

/** Answers whether a connection that was refused works again. A disconnected one stays so. */
export async function keepCheck(
  { workspaceId, connectionId: id }: { workspaceId: string; connectionId: string },
  check: ConnectionCheck,
  tx: Db,
): Promise<boolean> {
  const before = await tx.connection.findUniqueOrThrow({ where: { id, workspaceId } })
  if (before.status === 'disconnected') return false
  const sufficient = isSufficient(check)
  await tx.connection.update({
    where: { id, workspaceId },
    data: {
      status: sufficient ? 'active' : 'needs_reconnect',
      statusReason: sufficient ? null : weakReason[before.channel],
      checkedAt: new Date(systemClock.now()),
      facts: factsOfCheck(check),
      ...(!hasNameOfItsOwn(before) && { label: check.accountName }),
    },
  })
  const { accountName: name, ianaTimezone } = check
  await tx.shop.updateMany({
    where: { workspaceId, domain: before.accountKey },
    data: { name, ...(ianaTimezone && { ianaTimezone }) },
  })
  return sufficient && before.status === 'needs_reconnect'
}

/** A name that the merchant gave stays; one that came from the platform follows it. */
function hasNameOfItsOwn({ label, facts }: Connection): boolean {
  const { accountName } = readAccountFacts(facts)
  return accountName !== null && label !== accountName
}

/** What a failed check says about the account itself; null: nothing, the platform may answer again tomorrow. */
function reasonsFor(error: ConnectorError): typeof refusedReason | null {
  if (error.code === 'auth_expired') return refusedReason
  if (error.code === 'access_too_weak') return weakReason
  // A page of the host's firewall is no word of the account's.
  const isPage = error.details.platformCode?.startsWith('HTTP ')
  return error.code === 'forbidden' && !isPage ? weakReason : null
}

async function keepRefusal(workspaceId: string, id: string, error: unknown): Promise<void> {
  if (!(error instanceof ConnectorError)) return
  const reasons = reasonsFor(error)
  const connection = await db.connection.findUniqueOrThrow({
    where: { id, workspaceId },
    select: { id: true, channel: true, accountKey: true },
  })
  if (error.code === 'app_refused') await markAppRefused(connection, error, db)
  if (!reasons) return
  const isWholeSeller = connection.channel === 'amazon' && reasons === refusedReason
  await db.connection.updateMany({
    where: { ...(isWholeSeller ? besideOnAmazon(connection) : { id }), workspaceId, status: { not: 'disconnected' } },
    data: {
      status: 'needs_reconnect',
      statusReason: reasons[connection.channel],
      checkedAt: new Date(systemClock.now()),
    },
  })
}
