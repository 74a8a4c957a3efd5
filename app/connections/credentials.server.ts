import { ConnectorError } from '../core/channel/connector-error.ts'
import { secrets } from '../secrets.server.ts'

/** Credentials as they are stored with their connection. */
export function sealCredentials(connectionId: string, credentials: unknown): string {
  return secrets.seal(JSON.stringify(credentials), placeOf(connectionId))
}

/** Throws ConnectorError `auth_expired` where there are none, or none that this installation's keys open. */
export function unsealCredentials(connectionId: string, sealed: string | null): unknown {
  if (sealed === null) throw new ConnectorError('auth_expired', `connection ${connectionId} has no credentials`)
  return JSON.parse(open(connectionId, sealed))
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
