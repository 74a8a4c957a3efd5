import { partsOfAccountKey } from '../connections/seller-accounts.server.ts'
import { getMarketplace } from '../connections/sellers.server.ts'
import type { CapabilityCheck } from '../core/channel/connector.ts'
import { readAccountFacts } from '../core/connections/account-facts.ts'
import { problemOf } from '../core/connections/status-reason.ts'
import { db } from '../db.server.ts'
import type { ConnectionStatus } from '../generated/prisma/client.ts'
import { consentOf } from './seller-of-connection.server.ts'

export interface SellerRow {
  readonly connectionId: string
  readonly sellerId: string
  readonly marketplaceId: string
  readonly marketplace: string
  readonly region: 'na' | 'eu' | 'fe'
  readonly name: string
  readonly status: ConnectionStatus
  /** What is wrong and what to do now; null where nothing is. */
  readonly problem: string | null
  readonly authorizedAt: string | null
  readonly consentEndsAt: string | null
  readonly checkedAt: string | null
  readonly capabilities: readonly CapabilityCheck[]
}

/** The workspace's sellers on Amazon, one row for each store, as stored; asks Amazon nothing. */
export async function listSellers(workspaceId: string, connectionIds?: readonly string[]): Promise<SellerRow[]> {
  const rows = await db.connection.findMany({
    where: { workspaceId, channel: 'amazon', ...(connectionIds && { id: { in: [...connectionIds] } }) },
    orderBy: [{ label: 'asc' }, { accountKey: 'asc' }],
    omit: { credentialsSealed: true },
  })
  return rows.map((row) => {
    const { sellerId, marketplaceId } = partsOfAccountKey(row.accountKey)
    const { name: marketplace, region } = getMarketplace(marketplaceId)
    const consent = consentOf(row)
    return {
      ...{ connectionId: row.id, sellerId, marketplaceId, marketplace, region },
      ...{ name: row.label, status: row.status, problem: problemOf(row) },
      authorizedAt: consent?.authorizedAt ?? null,
      consentEndsAt: consent?.endsAt ?? null,
      checkedAt: row.checkedAt?.toISOString() ?? null,
      capabilities: readAccountFacts(row.facts).capabilities,
    }
  })
}
