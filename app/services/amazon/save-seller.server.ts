import { letsInAnew } from '../../connections/connections.server.ts'
import { sealCredentials } from '../../connections/credentials.server.ts'
import { accountsOfConsent, partsOfAccountKey, sellerAccountKey } from '../../connections/seller-accounts.server.ts'
import { db, type Db } from '../../db.server.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import { enqueue } from '../../pipeline/queue.server.ts'
import type { ConsentedSeller } from './consented-seller.server.ts'

interface SavedSeller {
  readonly chosenIds: string[]
  /** Everything that has the new consent: what was chosen, and what was connected with a former one. */
  readonly renewedIds: string[]
}

/**
 * Keeps a consent: for the marketplaces chosen, connected before or not, and for every other connection of the seller in the region,
 * whose former consent ended with it. What waited for them goes on.
 */
export async function saveSeller(
  workspaceId: string,
  grant: ConsentedSeller['grant'],
  chosen: ConsentedSeller['participations'],
): Promise<SavedSeller> {
  const { sellerId } = grant
  return db.$transaction(async (tx) => {
    const chosenIds: string[] = []
    for (const { marketplaceId, marketplaceName, storeName } of chosen) {
      const accountKey = sellerAccountKey({ sellerId, marketplaceId })
      const { id } = await tx.connection.upsert({
        where: { workspaceId_channel_accountKey: { workspaceId, channel: 'amazon', accountKey } },
        create: { workspaceId, channel: 'amazon', accountKey, label: `${storeName} on ${marketplaceName}` },
        update: {},
        select: { id: true },
      })
      chosenIds.push(id)
    }
    return { chosenIds, renewedIds: await giveToAll(workspaceId, grant, chosenIds, tx) }
  })
}

async function giveToAll(
  workspaceId: string,
  grant: ConsentedSeller['grant'],
  chosenIds: readonly string[],
  tx: Db,
): Promise<string[]> {
  const { region, sellerId, refreshToken, authorizedAt } = grant
  const connections = await tx.connection.findMany({
    where: {
      ...{ workspaceId, channel: 'amazon', accountKey: { in: accountsOfConsent(grant) } },
      OR: [{ status: { not: 'disconnected' } }, { id: { in: [...chosenIds] } }],
    },
    orderBy: { id: 'asc' },
    select: { id: true, accountKey: true, facts: true },
  })
  for (const { id, accountKey, facts } of connections) {
    const { marketplaceId } = partsOfAccountKey(accountKey)
    const sealed = { region, sellerId, marketplaceId, refreshToken, authorizedAt }
    await tx.connection.update({
      where: { id, workspaceId },
      data: {
        ...{ status: 'active', statusReason: null, ...letsInAnew },
        credentialsSealed: sealCredentials(id, sealed),
        // Told at once, whatever the check that follows can find out.
        facts: { ...asObject(facts), authorizedAt },
      },
    })
    await enqueue('advance-lane', { connectionId: id }, { tx, once: id })
  }
  return connections.map(({ id }) => id)
}

function asObject(facts: Prisma.JsonValue): Prisma.JsonObject {
  return typeof facts === 'object' && facts !== null && !Array.isArray(facts) ? facts : {}
}
