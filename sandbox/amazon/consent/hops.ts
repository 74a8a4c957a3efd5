import { randomBytes } from 'node:crypto'
import { redirect, type Reply } from '../http/exchange.ts'
import type { PendingHop } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'

const CODE_MS = 5 * 60_000
/** Amazon names no time for a seller to sign in to the app. */
const HOP_MS = 15 * 60_000

/** Path of `amazon_callback_uri`; the application's id is its last part. */
export const CALLBACK_PATH = '/apps/authorize/confirm/'

type Hop = Pick<PendingHop, 'site' | 'sellerId' | 'state' | 'redirectUri'>

/** Sends the seller to sign in to the app, which sends them back to `amazon_callback_uri`. */
export function toLoginUri(world: World, hop: Hop): Reply {
  const { application } = world
  const amazonState = randomBytes(24).toString('base64url')
  world.hops.set(amazonState, { ...hop, expiresAt: world.clock.now() + HOP_MS })
  const target = new URL(application.loginUri)
  target.searchParams.set('amazon_callback_uri', `https://${hop.site}${CALLBACK_PATH}${application.applicationId}`)
  target.searchParams.set('amazon_state', amazonState)
  target.searchParams.set('selling_partner_id', hop.sellerId)
  if (application.isDraft) target.searchParams.set('version', 'beta')
  return redirect(target.href)
}

/** Leads back to the app with a code that is valid once and for five minutes. */
export function toRedirectUri(world: World, seller: Seller, redirectUri: string, state: string | null): Reply {
  const code = randomBytes(12).toString('base64url')
  const { sellerId, region } = seller
  world.codes.set(code, { sellerId, region, expiresAt: world.clock.now() + CODE_MS, isUsed: false })
  const target = new URL(redirectUri)
  if (state !== null) target.searchParams.set('state', state)
  target.searchParams.set('selling_partner_id', sellerId)
  target.searchParams.set('spapi_oauth_code', code)
  return redirect(target.href)
}
