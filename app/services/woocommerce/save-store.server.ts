import { keepCheck } from '../../connections/check-account.server.ts'
import { letsInAnew } from '../../connections/connections.server.ts'
import { findStoreCredentials, sealCredentials, type StoreCredentials } from '../../connections/credentials.server.ts'
import type { TriedStore } from '../../connections/stores.server.ts'
import { db, type Db } from '../../db.server.ts'
import { enqueue } from '../../pipeline/queue.server.ts'

interface SavedStore {
  readonly connectionId: string
  /** Credentials that the new ones take the place of. */
  readonly replaced: StoreCredentials | null
}

/**
 * Keeps a store that works: a new connection, or the one of this site, disconnected or not, with new credentials. What waited for
 * it goes on. `renewedId` names the connection where its site has moved to another scheme.
 */
export async function saveStore(workspaceId: string, tried: TriedStore, renewedId: string | null): Promise<SavedStore> {
  const { credentials, check } = tried
  return db.$transaction(async (tx) => {
    const known = await findOrCreate(workspaceId, tried, renewedId, tx)
    const connectionId = known.id
    const { accessVersion } = await tx.connection.update({
      where: { id: connectionId, workspaceId },
      data: {
        accountKey: credentials.siteUrl,
        credentialsSealed: sealCredentials(connectionId, credentials),
        ...{ status: 'active', ...letsInAnew },
      },
    })
    await keepCheck({ workspaceId, connectionId, accessVersion }, check, tx)
    await enqueue('advance-lane', { connectionId }, { tx, once: connectionId })
    return { connectionId, replaced: formerCredentials(known, credentials) }
  })
}

interface KnownStore {
  readonly id: string
  readonly credentialsSealed: string | null
}

async function findOrCreate(
  workspaceId: string,
  { credentials: { siteUrl: accountKey }, check }: TriedStore,
  renewedId: string | null,
  tx: Db,
): Promise<KnownStore> {
  if (renewedId) return tx.connection.findUniqueOrThrow({ where: { id: renewedId, workspaceId } })
  return tx.connection.upsert({
    where: { workspaceId_channel_accountKey: { workspaceId, channel: 'woocommerce', accountKey } },
    create: { workspaceId, channel: 'woocommerce', accountKey, label: check.accountName },
    update: {},
  })
}

/** Null where there were none, where they can't be read any more, and where the same were given again. */
function formerCredentials({ id, credentialsSealed }: KnownStore, given: StoreCredentials): StoreCredentials | null {
  const former = findStoreCredentials(id, credentialsSealed)
  return former && secretOf(former) !== secretOf(given) ? former : null
}

function secretOf({ auth }: StoreCredentials): string {
  return auth.kind === 'keys' ? auth.consumerKey : auth.password
}
