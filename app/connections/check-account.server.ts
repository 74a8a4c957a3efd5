import { ConnectorError } from '../core/channel/connector-error.ts'
import type { ConnectionCheck } from '../core/channel/connector.ts'
import { factsOfCheck, isSufficient, readAccountFacts } from '../core/connections/account-facts.ts'
import { refusalKindOf, refusalReasons, type RefusalKind } from '../core/connections/status-reason.ts'
import { db, type Db } from '../db.server.ts'
import type { Connection } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { accessInUse, markAppRefused, markRefused, type AccessInUse } from './access-in-use.server.ts'
import { letsInAnew } from './connections.server.ts'
import { lockShop } from './lock-shop.server.ts'
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
  const access = await accessInUse(workspaceId, connectionId)
  const connector = await openConnector(workspaceId, connectionId)
  try {
    const check = await connector.check()
    const checked = { workspaceId, connectionId, accessVersion: access.versions.get(connectionId) ?? 0 }
    return { check, recovered: await db.$transaction((tx) => keepCheck(checked, check, tx)) }
  } catch (error) {
    await keepRefusal(access, error)
    throw error
  }
}

interface CheckedAccess {
  readonly workspaceId: string
  readonly connectionId: string
  /** What the account was checked with. */
  readonly accessVersion: number
}

/**
 * Answers whether a connection that was refused works again. A disconnected one stays so, and one that was given other access
 * meanwhile is not told what the former lacked.
 */
export async function keepCheck(
  { workspaceId, connectionId: id, accessVersion }: CheckedAccess,
  check: ConnectionCheck,
  tx: Db,
): Promise<boolean> {
  const before = await tx.connection.findUniqueOrThrow({ where: { id, workspaceId } })
  if (before.channel === 'shopify') await lockShop(before.accountKey, tx)
  const sufficient = isSufficient(check)
  const { count } = await tx.connection.updateMany({
    where: { id, workspaceId, status: { not: 'disconnected' }, ...(!sufficient && { accessVersion }) },
    data: {
      ...(sufficient && letsInAnew),
      status: sufficient ? 'active' : 'needs_reconnect',
      statusReason: sufficient ? null : refusalReasons.weak[before.channel],
      checkedAt: new Date(systemClock.now()),
      facts: factsOfCheck(check),
      ...(!hasNameOfItsOwn(before) && { label: check.accountName }),
    },
  })
  if (count === 0) return false
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

/** What a failed check says about the account itself, if anything. */
function kindOf(error: ConnectorError): RefusalKind | null {
  const kind = refusalKindOf(error.code)
  if (kind) return kind
  // A page of the host's firewall is no word of the account's.
  const isPage = error.details.platformCode?.startsWith('HTTP ')
  return error.code === 'forbidden' && !isPage ? 'weak' : null
}

async function keepRefusal(access: AccessInUse, error: unknown): Promise<void> {
  if (!(error instanceof ConnectorError)) return
  if (error.code === 'app_refused') await markAppRefused(access, error, db)
  const kind = kindOf(error)
  if (!kind) return
  await db.$transaction((tx) => markRefused(access, { kind, checkedAt: new Date(systemClock.now()) }, tx))
}
