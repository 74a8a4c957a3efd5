import { findStore, giveBackAccess, tryStore } from '../../connections/stores.server.ts'
import type { StoreGrant } from '../../core/connections/store-approval.ts'
import { saveStore } from './save-store.server.ts'
import { storeToRenew } from './store-to-renew.server.ts'

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
  const renewed = input.connectionId
    ? await storeToRenew({ workspaceId, connectionId: input.connectionId, siteUrl: store.siteUrl })
    : null
  const tried = await tryStore(store, grant)
  const { connectionId, replaced } = await saveStore(workspaceId, tried, renewed?.id ?? null)
  if (replaced) await giveBackAccess(replaced)
  return { connectionId }
}
