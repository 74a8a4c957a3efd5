import { connectors } from '../connectors/registry.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import { secrets } from '../secrets.server.ts'

/** Credentials as they are stored with their connection. */
export function sealCredentials(connectionId: string, credentials: unknown): string {
  return secrets.seal(JSON.stringify(credentials), placeOf(connectionId))
}

/** What a store is opened with. */
export type StoreCredentials = Parameters<typeof connectors.woocommerce.open>[0]

/** Throws ConnectorError `auth_expired` where there are none, or none that this installation can read any more. */
export function unsealStoreCredentials(connectionId: string, sealed: string | null): StoreCredentials {
  if (sealed === null) throw new ConnectorError('auth_expired', `connection ${connectionId} has no credentials`)
  return connectors.woocommerce.credentials.parse(JSON.parse(open(connectionId, sealed)))
}

/** What is kept of a seller in a marketplace. */
export type SealedSeller = ReturnType<typeof connectors.amazon.sealed.parse>

/** The same for a seller in a marketplace of Amazon. */
export function unsealSeller(connectionId: string, sealed: string | null): SealedSeller {
  if (sealed === null) throw new ConnectorError('auth_expired', `connection ${connectionId} has no credentials`)
  return connectors.amazon.sealed.parse(JSON.parse(open(connectionId, sealed)))
}

/** The same where having none is no failure. */
export function findStoreCredentials(connectionId: string, sealed: string | null): StoreCredentials | null {
  try {
    return unsealStoreCredentials(connectionId, sealed)
  } catch (error) {
    if (error instanceof ConnectorError) return null
    throw error
  }
}

function open(connectionId: string, sealed: string): string {
  try {
    return secrets.open(sealed, placeOf(connectionId))
  } catch (cause) {
    throw new ConnectorError('auth_expired', `the credentials of ${connectionId} can’t be read any more`, { cause })
  }
}

function placeOf(rowId: string) {
  return { purpose: 'connection credentials', rowId }
}
