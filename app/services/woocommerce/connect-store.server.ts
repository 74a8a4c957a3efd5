import { findStore, giveBackAccess, tryStore } from '../../connections/stores.server.ts'
import type { StoreGrant } from '../../core/connections/store-approval.ts'
import { StoreRefusal } from '../../core/connections/store-refusal.ts'
import { saveStore } from './save-store.server.ts'
import { connectedAt, storeToRenew } from './store-to-renew.server.ts'

export interface ConnectStoreInput {
  readonly workspaceId: string
  /** As the merchant typed it. */
  readonly siteUrl: string
  readonly grant: StoreGrant
  /** The connection that gets new credentials; null: whichever fits the site. */
  readonly connectionId: string | null
}

/**
 * Connects a store with credentials that were pasted or approved, or gives a connected one new credentials: finds it, tries
 * everything that exports need, and keeps them only where it works. The password that is replaced is revoked where it can be.
 * Repeating is safe. Throws `StoreRefusal` and `AppError` not_found.
 */
export async function connectStore(input: ConnectStoreInput): Promise<{ connectionId: string }> {
  const { workspaceId, grant } = input
  const store = await findStore(input.siteUrl)
  // Credentials go to the site that was named. A redirect to another is for the merchant to see and confirm first.
  if (store.leadsElsewhere) throw new StoreRefusal('leads_elsewhere')
  const { siteUrl } = store
  const renewed = input.connectionId
    ? await storeToRenew({ workspaceId, connectionId: input.connectionId, siteUrl })
    : await connectedAt(workspaceId, siteUrl)
  const tried = await tryStore(store, grant)
  const { connectionId, replaced } = await saveStore(workspaceId, tried, renewed?.id ?? null)
  if (replaced) await giveBackAccess(replaced)
  return { connectionId }
}
