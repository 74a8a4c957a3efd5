import type { ApplicationPassword, ConsumerKey, User } from '../state/model.ts'
import type { RestError } from '../rest/rest-error.ts'

/** Who a request is taken for. */
export interface Identity {
  user: User | null
  key: ConsumerKey | null
  applicationPassword: ApplicationPassword | null
  /** A credential that is refused spoils every route, public ones too. */
  error: RestError | null
}

export const ANONYMOUS: Readonly<Identity> = { user: null, key: null, applicationPassword: null, error: null }

/** How log and ledger name the credential; never the secret. */
export function nameOf({ key, applicationPassword }: Identity): string | null {
  if (key) return `key:${key.id}`
  return applicationPassword && `application:${applicationPassword.uuid}`
}
