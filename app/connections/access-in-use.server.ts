import type { ConnectorError } from '../core/channel/connector-error.ts'
import { refusalReasons, type ConnectionStatusReason, type RefusalKind } from '../core/connections/status-reason.ts'
import { AppError } from '../core/errors.ts'
import { db, type Db } from '../db.server.ts'
import type { Channel, Connection } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { alarmAppRefused, besideOnAmazon } from './connections.server.ts'

/**
 * The access that an account had given when somebody began to use it. Whatever the platform refuses later, it refuses this one: an
 * account that has given access anew in the meantime is not asked again for a refusal that comes late.
 */
export interface AccessInUse {
  readonly workspaceId: string
  readonly connectionId: string
  readonly channel: Channel
  /** `Connection.accessVersion` of it and, on Amazon, of those that share its consent; by id, in the order of the ids. */
  readonly versions: ReadonlyMap<string, number>
}

/** Look before credentials are read, so that a refusal is never taken for one of newer access. Throws `AppError` not_found. */
export async function accessInUse(workspaceId: string, connectionId: string): Promise<AccessInUse> {
  const connection = await db.connection.findUnique({
    where: { id: connectionId, workspaceId },
    select: { id: true, channel: true, accountKey: true, accessVersion: true },
  })
  if (!connection) throw noSuchConnection(connectionId)
  const { channel } = connection
  const sharing = channel === 'amazon' ? await sharingConsent(workspaceId, connection) : [connection]
  const versions = new Map(sharing.map(({ id, accessVersion }) => [id, accessVersion]))
  return { workspaceId, connectionId, channel, versions }
}

function sharingConsent(workspaceId: string, connection: Pick<Connection, 'id' | 'accountKey'>) {
  return db.connection.findMany({
    where: { ...besideOnAmazon(connection), workspaceId },
    orderBy: { id: 'asc' },
    select: { id: true, accessVersion: true },
  })
}

/** A connection that does not exist, or belongs to somebody else. */
export function noSuchConnection(connectionId: string): AppError {
  return new AppError('not_found', `no connection ${connectionId}`, {
    userMessage: 'This connection does not exist. Choose one in Settings.',
  })
}

export interface Refusal {
  readonly kind: RefusalKind
  /** Where it was found by a check. */
  readonly checkedAt?: Date
}

/**
 * An account refuses the access in use: it asks to be reconnected, and its exports wait until it is active again. A disconnected one
 * stays so. Repeating is safe.
 */
export async function markRefused(
  { workspaceId, connectionId, channel, versions }: AccessInUse,
  { kind, checkedAt }: Refusal,
  tx: Db,
): Promise<void> {
  const statusReason = refusalReasons[kind][channel]
  const refused = [...versions].filter(([id]) => kind === 'all' || id === connectionId)
  // In the order in which a consent is given to all of them: neither waits for a row of the other's.
  for (const [id, accessVersion] of refused) {
    await tx.connection.updateMany({
      where: { id, workspaceId, accessVersion, status: { not: 'disconnected' } },
      data: { status: 'needs_reconnect', statusReason, checkedAt },
    })
  }
}

/**
 * A platform refuses Mediaport itself, not the account: the operator is alarmed, and the account stays connected. Its exports wait
 * until a check finds it well.
 */
export async function markAppRefused(
  { workspaceId, connectionId, channel, versions }: AccessInUse,
  { details: { platformCode, requestId } }: ConnectorError,
  tx: Db,
): Promise<void> {
  alarmAppRefused(channel, { connectionId, platformCode, requestId })
  const statusReason: ConnectionStatusReason = 'app_refused'
  await tx.connection.updateMany({
    where: { id: connectionId, workspaceId, accessVersion: versions.get(connectionId), status: 'active' },
    data: { statusReason, checkedAt: new Date(systemClock.now()) },
  })
}

/** Whether the account has given other access in the meantime, so that it is worth trying again. */
export async function isRenewed(
  { workspaceId, connectionId: id, versions }: AccessInUse,
  client: Db,
): Promise<boolean> {
  const renewed = { id, workspaceId, status: 'active' as const, accessVersion: { not: versions.get(id) } }
  return (await client.connection.count({ where: renewed })) > 0
}
