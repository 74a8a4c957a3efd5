import { findStore as findAtAddress } from '../../connections/stores.server.ts'
import type { FoundStoreView } from '../../core/connections/store-view.ts'
import { approvalsOf } from './start-approval.server.ts'

/** The store at an address as a merchant types it, and how it can give access. Changes nothing. Throws `StoreRefusal`. */
export async function findStore(siteUrl: string): Promise<FoundStoreView> {
  const store = await findAtAddress(siteUrl)
  return { name: store.name, siteUrl: store.siteUrl, approvals: approvalsOf(store) }
}
