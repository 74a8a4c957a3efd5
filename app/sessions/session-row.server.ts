import { Session } from '@shopify/shopify-api'
import type { Session as SessionRow } from '../generated/prisma/client.ts'
import type { SecretBox } from '../lib/crypto.ts'

const ACCESS_TOKEN = 'session.accessToken'
const REFRESH_TOKEN = 'session.refreshToken'

/** What Shopify's documentation gives an expiring offline access token; used where an answer does not say. */
const DOCUMENTED_LIFETIME_MS = 60 * 60 * 1000

export interface SessionDeps {
  readonly secrets: SecretBox
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/**
 * The row of a session, tokens sealed. A token without an expiry is given the documented hour: the library takes "no expiry"
 * for "never expires" and would not refresh it again (shopify-app-js issue 3400), which locks the shop out an hour later.
 */
export function toSessionRow(session: Session, { secrets, now }: SessionDeps) {
  const { id, shop, scope, accessToken, refreshToken, refreshTokenExpires } = session
  // The library asks for sessions of users only with `useOnlineTokens`; they carry names and addresses.
  if (session.isOnline) throw new Error('Mediaport keeps no sessions of users')
  const assumedExpiry = accessToken ? new Date(now() + DOCUMENTED_LIFETIME_MS) : null
  return {
    id,
    shop,
    scope: scope ?? null,
    expires: session.expires ?? assumedExpiry,
    accessTokenSealed: accessToken ? secrets.seal(accessToken, { purpose: ACCESS_TOKEN, rowId: id }) : null,
    refreshTokenSealed: refreshToken ? secrets.seal(refreshToken, { purpose: REFRESH_TOKEN, rowId: id }) : null,
    refreshTokenExpires: refreshTokenExpires ?? null,
  }
}

/** Throws where a token cannot be unsealed: a lost key is an operator's problem, not a signed-out merchant. */
export function fromSessionRow(row: SessionRow, { secrets }: Pick<SessionDeps, 'secrets'>): Session {
  const { id, shop, scope, expires, accessTokenSealed, refreshTokenSealed, refreshTokenExpires } = row
  return new Session({
    id,
    shop,
    state: '',
    isOnline: false,
    scope: scope ?? undefined,
    expires: expires ?? undefined,
    accessToken: accessTokenSealed ? secrets.open(accessTokenSealed, { purpose: ACCESS_TOKEN, rowId: id }) : undefined,
    refreshToken: refreshTokenSealed
      ? secrets.open(refreshTokenSealed, { purpose: REFRESH_TOKEN, rowId: id })
      : undefined,
    refreshTokenExpires: refreshTokenExpires ?? undefined,
  })
}
