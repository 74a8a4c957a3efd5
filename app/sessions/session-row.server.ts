import { Session } from '@shopify/shopify-api'
import type { OnlineAccessInfo } from '@shopify/shopify-api'
import type { Prisma, Session as SessionRow } from '../generated/prisma/client.ts'
import type { SecretBox } from '../lib/crypto.ts'

const ACCESS_TOKEN = 'session.accessToken'
const REFRESH_TOKEN = 'session.refreshToken'

/** What Shopify's documentation gives an expiring offline access token; used where an answer does not say. */
const DOCUMENTED_LIFETIME_MS = 60 * 60 * 1000

export interface SessionDeps {
  readonly secrets: SecretBox
  readonly now: () => number
}

/**
 * The row of a session, tokens sealed. An offline token without an expiry is given the documented hour: the library takes
 * "no expiry" for "never expires" and would not refresh it again (shopify-app-js issue 3400), which locks the shop out an
 * hour later.
 */
export function toSessionRow(session: Session, { secrets, now }: SessionDeps) {
  const assumedExpiry = new Date(now() + DOCUMENTED_LIFETIME_MS)
  return {
    id: session.id,
    shop: session.shop,
    state: session.state,
    isOnline: session.isOnline,
    scope: session.scope ?? null,
    expires: session.expires ?? (session.isOnline || !session.accessToken ? null : assumedExpiry),
    accessTokenSealed: session.accessToken
      ? secrets.seal(session.accessToken, { purpose: ACCESS_TOKEN, rowId: session.id })
      : null,
    refreshTokenSealed: session.refreshToken
      ? secrets.seal(session.refreshToken, { purpose: REFRESH_TOKEN, rowId: session.id })
      : null,
    refreshTokenExpires: session.refreshTokenExpires ?? null,
    onlineAccessInfo: session.onlineAccessInfo ? toJson(session.onlineAccessInfo) : undefined,
  }
}

/** Throws where a token cannot be unsealed: a lost key is an operator's problem, not a signed-out merchant. */
export function fromSessionRow(row: SessionRow, { secrets }: Pick<SessionDeps, 'secrets'>): Session {
  const { id, shop, state, isOnline, scope, expires, accessTokenSealed, refreshTokenSealed, refreshTokenExpires } = row
  return new Session({
    id,
    shop,
    state,
    isOnline,
    scope: scope ?? undefined,
    expires: expires ?? undefined,
    accessToken: accessTokenSealed ? secrets.open(accessTokenSealed, { purpose: ACCESS_TOKEN, rowId: id }) : undefined,
    refreshToken: refreshTokenSealed
      ? secrets.open(refreshTokenSealed, { purpose: REFRESH_TOKEN, rowId: id })
      : undefined,
    refreshTokenExpires: refreshTokenExpires ?? undefined,
    onlineAccessInfo: row.onlineAccessInfo ? fromJson(row.onlineAccessInfo) : undefined,
  })
}

function toJson(info: OnlineAccessInfo): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(info))
}

function fromJson(info: Prisma.JsonValue): OnlineAccessInfo {
  return JSON.parse(JSON.stringify(info))
}
