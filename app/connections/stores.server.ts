import { connectors } from '../connectors/registry.ts'
import type { ConnectionCheck } from '../core/channel/connector.ts'
import type { StoreGrant } from '../core/connections/store-approval.ts'
import { StoreRefusal } from '../core/connections/store-refusal.ts'
import type { StoreCredentials } from './credentials.server.ts'
import { storeDeps } from './connector-deps.server.ts'

const { woocommerce } = connectors

export type FoundStore = Extract<Awaited<ReturnType<typeof woocommerce.discoverSite>>, { ok: true }>['value']

export interface TriedStore {
  /** As they are to be kept. */
  readonly credentials: StoreCredentials
  readonly check: ConnectionCheck
}

/** The store at an address as a person types it. Changes nothing. Throws `StoreRefusal`. */
export async function findStore(address: string): Promise<FoundStore> {
  const found = await woocommerce.discoverSite(address, storeDeps(null).fetch)
  if (found.ok) return found.value
  throw new StoreRefusal(found.issue)
}

/** Whether a store gives us what exports need with what it granted. Changes nothing there. Throws `StoreRefusal`. */
export async function tryStore(store: FoundStore, grant: StoreGrant): Promise<TriedStore> {
  const auth = grant.kind === 'keys' ? { ...grant, keysIn: 'header' as const } : grant
  const tried = await woocommerce.tryCredentials(store, auth, storeDeps(null))
  if (tried.ok) return tried.value
  throw new StoreRefusal(tried.issue)
}

/** Ends access that is not needed any more, where the store lets us: true where it no longer knows these credentials. */
export function giveBackAccess(credentials: StoreCredentials): Promise<boolean> {
  return woocommerce.revokeCredentials(credentials, storeDeps(null))
}
