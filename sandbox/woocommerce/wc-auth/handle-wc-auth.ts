import { can } from '../auth/roles.ts'
import { nonceFor, personOf } from '../auth/session.ts'
import type { Reply, SiteRequest } from '../http/exchange.ts'
import { page, redirect } from '../http/exchange.ts'
import { refusal } from '../pages/layout.ts'
import { loginForm } from '../pages/login-page.ts'
import type { User } from '../state/model.ts'
import type { World } from '../state/world.ts'
import { grantPage } from './grant-page.ts'
import { grantKeys } from './grant-keys.ts'
import { NONCE_ACTION } from './nonce-action.ts'
import { outcomeUrl, readKeyRequest, stepUrl, type KeyRequest } from './request.ts'
import { WcAuthError } from './wc-auth-error.ts'

/** The step of the key-granting flow that a request is for; null for none. */
export function wcAuthStep({ path, query, site }: SiteRequest): string | null {
  const parameters = new URLSearchParams(query)
  const [, pretty] = /^\/wc-auth\/v1\/(\w+)\/?$/.exec(path) ?? []
  if (pretty && site.settings.permalinks === 'pretty') return pretty
  return path === '/' && parameters.has('wc-auth-version') ? parameters.get('wc-auth-route') : null
}

/** One step of the flow in the browser. What goes wrong ends on a page of the store with 401. */
export async function handleWcAuth(world: World, request: SiteRequest, step: string): Promise<Reply> {
  try {
    const asked = readKeyRequest(request)
    return await takeStep(world, request, step, asked, personOf(request))
  } catch (error) {
    if (!(error instanceof WcAuthError)) throw error
    return page(401, refusal('Access denied', `Error: ${error.message}.`))
  }
}

async function takeStep(
  world: World,
  request: SiteRequest,
  step: string,
  asked: KeyRequest,
  user: User | null,
): Promise<Reply> {
  const { site, isSecure, query } = request
  const home = site.home(isSecure)
  if (step === 'login') {
    const next = stepUrl(home, 'authorize', asked)
    return user ? redirect(next) : page(200, loginForm(request, next, ''))
  }
  if (step === 'authorize' && !user) return redirect(stepUrl(home, 'login', asked))
  if (!user || !can(user, 'manage_products')) throw new WcAuthError('You do not have permission to access this page')
  if (step === 'authorize') return page(200, grantPage(request, user, asked))
  if (step !== 'access_granted') throw new WcAuthError('You do not have permission to access this page')
  if (new URLSearchParams(query).get('wc_auth_nonce') !== nonceFor(request, NONCE_ACTION)) {
    throw new WcAuthError('Invalid nonce verification')
  }
  await grantKeys(world, site, user, asked)
  return redirect(outcomeUrl(asked, 1))
}
