import { partsOfAccountKey } from '../connections/seller-accounts.server.ts'
import { offersAmazon } from '../connections/sellers.server.ts'
import { connectors } from '../connectors/registry.ts'
import type { AmazonSiteView } from '../core/connections/seller-view.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'

interface SellerToConnect {
  /** Whether the operator has an app at Amazon. */
  readonly isSetUp: boolean
  readonly sites: readonly AmazonSiteView[]
  /** The seller that gives consent again; null: any may. */
  readonly renewed: { readonly id: string; readonly label: string; readonly sellerId: string } | null
}

/** What the page shows that leads to Amazon. */
export async function sellerToConnect(workspaceId: string, connectionId: string | null): Promise<SellerToConnect> {
  const known = connectionId !== null && isRecordId(connectionId)
  const connection = known
    ? await db.connection.findUnique({
        where: { id: connectionId, workspaceId, channel: 'amazon' },
        select: { id: true, label: true, accountKey: true },
      })
    : null
  return {
    isSetUp: offersAmazon(),
    sites: connectors.amazon.marketplaces.map(({ id, name, countryCode, region }) => {
      return { marketplaceId: id, name, countryCode, region }
    }),
    renewed: connection && {
      ...{ id: connection.id, label: connection.label },
      sellerId: partsOfAccountKey(connection.accountKey).sellerId,
    },
  }
}
