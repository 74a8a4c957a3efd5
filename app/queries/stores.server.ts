import type { CapabilityCheck } from '../core/channel/connector.ts'
import { readAccountFacts } from '../core/connections/account-facts.ts'
import { problemOf } from '../core/connections/status-reason.ts'
import { db } from '../db.server.ts'
import type { ConnectionStatus } from '../generated/prisma/client.ts'

export interface StoreRow {
  readonly connectionId: string
  readonly siteUrl: string
  readonly name: string
  readonly status: ConnectionStatus
  /** What is wrong and what to do now; null where nothing is. */
  readonly problem: string | null
  readonly checkedAt: string | null
  readonly capabilities: readonly CapabilityCheck[]
}

/** The workspace's WooCommerce stores as stored, or one of them; asks no store anything. */
export async function listStores(workspaceId: string, connectionId?: string): Promise<StoreRow[]> {
  const rows = await db.connection.findMany({
    where: { workspaceId, channel: 'woocommerce', ...(connectionId && { id: connectionId }) },
    orderBy: { label: 'asc' },
    omit: { credentialsSealed: true },
  })
  return rows.map(({ id, accountKey, label, status, statusReason, checkedAt, facts }) => ({
    ...{ connectionId: id, siteUrl: accountKey, name: label, status },
    problem: problemOf({ status, statusReason }),
    checkedAt: checkedAt?.toISOString() ?? null,
    capabilities: readAccountFacts(facts).capabilities,
  }))
}
