import { type AppErrorCode, appErrorStatus } from './core/errors.ts'
import { reopenInAdmin } from './reopen-in-admin.server.ts'
import { ensureTenant } from './services/ensure-tenant.server.ts'
import { findTenant, type Tenant } from './services/find-tenant.server.ts'
import { recheckShop } from './services/recheck-shop.server.ts'
import { authenticate } from './shopify.server.ts'

type ShopifyContext = Awaited<ReturnType<typeof authenticate.admin>>

export interface AdminContext extends Tenant {
  /** Shopify's id of the signed-in user. */
  readonly userId: string
  /** Redirects inside the embedded app, or to the admin with a `shopify://` URL. */
  readonly redirect: ShopifyContext['redirect']
  /** Adds the headers that admin extensions need. */
  readonly cors: ShopifyContext['cors']
}

/**
 * Who asks, and for which workspace. Throws the Response that Shopify's library wants sent (bounce page, login, retry of an
 * expired id token). The first visit of a shop makes its Workspace, Shop and Connection.
 *
 * A route that calls this exports `headers` (`boundary.headers`), or Shopify's headers are lost with single fetch.
 */
export async function authenticateAdmin(request: Request): Promise<AdminContext> {
  const reopened = reopenInAdmin(request)
  if (reopened) throw reopened
  const { session, sessionToken, redirect, cors } = await authenticate.admin(request).catch(sayWhoRefuses)
  // The loaders of a first page run in parallel and only one of them runs the afterAuth hook; the others must not outrun it.
  const found = await findTenant(session.shop)
  if (found?.needsReconnect) await recheckShop(found)
  const { workspaceId, shopDomain, connectionId } =
    found ?? (await ensureTenant({ shopDomain: session.shop, grantedScopes: session.scope ?? '' }))
  return { workspaceId, shopDomain, connectionId, userId: sessionToken.sub, redirect, cors }
}

/**
 * Where Shopify gives no access token for the store (its people uninstalled the app at this moment, or the endpoint does not answer),
 * the library throws an empty 500, and the page would say that something went wrong on our side.
 */
function sayWhoRefuses(thrown: unknown): never {
  if (!(thrown instanceof Response) || thrown.status !== 500) throw thrown
  const code: AppErrorCode = 'channel_unavailable'
  const message =
    'Shopify didn’t let Mediaport in to this store. Nothing was changed. Try again, or open the app again from Shopify Admin; if it is no longer listed there, install it again.'
  throw Response.json({ ok: false, code, message, field: null }, { status: appErrorStatus[code] })
}
