import { accountsBeside, partsOfAccountKey } from '../connections/seller-accounts.server.ts'
import { getMarketplace } from '../connections/sellers.server.ts'
import { connectors } from '../connectors/registry.ts'
import { authorizationAge, type AuthorizationAge } from '../core/connections/authorization-age.ts'
import type { SellerView } from '../core/connections/seller-view.ts'
import { db } from '../db.server.ts'
import type { Connection } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'

/** How long a seller's consent lasts; null where it is none of Amazon's accounts, and where no consent is kept. */
export function consentOf({
  channel,
  status,
  facts,
}: Pick<Connection, 'channel' | 'status' | 'facts'>): AuthorizationAge | null {
  if (channel !== 'amazon' || status === 'disconnected') return null
  const { authorizedAt } = connectors.amazon.facts.parse(facts)
  return authorizedAt === null ? null : authorizationAge(authorizedAt, systemClock.now())
}

/** What the page of an account shows of its seller. Null: it is none of Amazon's. */
export async function sellerOfConnection(connection: Connection): Promise<SellerView | null> {
  const { id, workspaceId, channel, accountKey } = connection
  if (channel !== 'amazon') return null
  const { sellerId, marketplaceId } = partsOfAccountKey(accountKey)
  const { name: marketplace, region } = getMarketplace(marketplaceId)
  const others = await db.connection.findMany({
    where: {
      ...{ workspaceId, channel, accountKey: { in: accountsBeside(accountKey) } },
      ...{ id: { not: id }, status: { not: 'disconnected' } },
    },
    orderBy: { label: 'asc' },
    select: { id: true, label: true },
  })
  return { sellerId, marketplace, region, consent: consentOf(connection), others }
}
