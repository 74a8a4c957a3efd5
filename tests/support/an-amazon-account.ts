import { authorize } from '../../sandbox/amazon/auth/grants.ts'
import type { AmazonSandbox } from '../../sandbox/amazon/server.ts'
import type { ListingSeed } from '../../sandbox/amazon/seed.ts'
import { seedSeller } from '../../sandbox/amazon/state/seed-seller.ts'
import { marketplaces } from './amazon-sellers.ts'

export interface AmazonAccountSeed {
  readonly workspaceId: string
  readonly listings: readonly ListingSeed[]
}

/** A seller of its own in Germany with these listings, connected to a workspace; answers the connection's id. */
export async function anAmazonAccount(
  { world }: AmazonSandbox,
  { workspaceId, listings }: AmazonAccountSeed,
): Promise<string> {
  const { db } = await import('../../app/db.server.ts')
  const { sealCredentials } = await import('../../app/connections/credentials.server.ts')
  const seller = { sellerId: `A${world.sellers.size}MATCHED`, name: 'Northwind', region: 'eu' as const }
  const marketplaceId = marketplaces.germany
  await seedSeller(world, { ...seller, marketplaces: [{ marketplaceId }], listings: [...listings] })
  const { refreshToken } = authorize(world, seller)
  const accountKey = `${seller.sellerId}:${marketplaceId}`
  const { id } = await db.connection.create({
    data: { workspaceId, channel: 'amazon', accountKey, label: 'Northwind on Amazon.de' },
  })
  const { sellerId, region } = seller
  const credentials = { region, sellerId, marketplaceId, refreshToken, authorizedAt: new Date().toISOString() }
  await db.connection.update({ where: { id }, data: { credentialsSealed: sealCredentials(id, credentials) } })
  return id
}
