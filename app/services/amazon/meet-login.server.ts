import { z } from 'zod'
import { appUrl } from '../../addresses.server.ts'
import { amazonApp } from '../../connections/sellers.server.ts'
import { connectors } from '../../connectors/registry.ts'
import { consentCallbackUrl, findAmazonSite } from '../../core/connections/consent-addresses.ts'
import { SellerRefusal } from '../../core/connections/seller-refusal.ts'
import { systemClock } from '../../lib/clock.ts'
import { secrets } from '../../secrets.server.ts'
import { consentAttempts, newConsent } from './consent-attempts.server.ts'
import { RETURN_PATH } from './go-to-amazon.server.ts'
import { begin, type StartedConsent } from './start-consent.server.ts'

const LIFETIME_MS = 15 * 60 * 1000

/** With what Amazon opens the login address: from its Appstore, from "Manage your apps", and on the way of a consent begun here. */
const loginQuerySchema = z.object({
  amazon_callback_uri: z.string().min(1).max(2000),
  amazon_state: z.string().min(1).max(2000),
  selling_partner_id: z.string().max(200).default(''),
})

/** What Amazon asked for, while the merchant signs in to a shop; sealed, because it passes through their browser. */
const loginRequestSchema = z.object({
  callbackUri: z.string(),
  amazonState: z.string(),
  sellerId: z.string(),
  region: z.enum(connectors.amazon.regions),
  expiresAt: z.number(),
})

type LoginRequest = z.infer<typeof loginRequestSchema>

type Login =
  /** The browser is on a way that began here: straight back to Amazon. */
  | { readonly kind: 'known'; readonly url: string }
  /** Nobody knows yet for which shop this is. `request` names what Amazon asked for. */
  | { readonly kind: 'unknown'; readonly request: string }

const place = { purpose: 'amazon login', rowId: 'request' }

/**
 * Amazon opened the login address. `state` is that of the browser's own way to Amazon, where there is one. Null: Amazon would not
 * ask like this, so that nobody is sent anywhere. Throws `SellerRefusal` not_set_up.
 */
export async function meetLogin(query: URLSearchParams, state: string | null): Promise<Login | null> {
  const { draft } = amazonApp()
  const parsed = loginQuerySchema.safeParse(Object.fromEntries(query))
  if (!parsed.success) return null
  const { amazon_callback_uri: callbackUri, amazon_state: amazonState, selling_partner_id: sellerId } = parsed.data
  const site = findAmazonSite(callbackUri, connectors.amazon.marketplaces)
  if (!site) return null
  const callback = { callbackUri, amazonState }
  if (state && (await isOnTheWay(state, site.region))) {
    return { kind: 'known', url: consentCallbackUrl(callback, { state, draft, redirectUri: appUrl(RETURN_PATH) }) }
  }
  const expiresAt = systemClock.now() + LIFETIME_MS
  const request: LoginRequest = { ...callback, sellerId, region: site.region, expiresAt }
  return { kind: 'unknown', request: secrets.seal(JSON.stringify(request), place) }
}

/** Which seller Amazon asks about, for the merchant who decides. Throws `SellerRefusal` over. */
export function readLoginRequest(request: string): { readonly sellerId: string } {
  return { sellerId: open(request).sellerId }
}

/** The merchant is signed in and wants it: leads back to Amazon, bound to their workspace. Throws `SellerRefusal`. */
export async function answerLogin(input: {
  workspaceId: string
  shopDomain: string
  request: string
}): Promise<StartedConsent> {
  amazonApp()
  const { callbackUri, amazonState, region } = open(input.request)
  const { workspaceId, shopDomain } = input
  return begin(workspaceId, { ...newConsent, region, shopDomain, callback: { callbackUri, amazonState } })
}

async function isOnTheWay(state: string, region: string): Promise<boolean> {
  const attempt = await consentAttempts.findByState(state)
  return attempt?.payload.stage === 'sent' && attempt.payload.region === region
}

function open(sealed: string): LoginRequest {
  let text: string
  try {
    text = secrets.open(sealed, place)
  } catch (error) {
    throw new SellerRefusal('over', error)
  }
  const request = loginRequestSchema.parse(JSON.parse(text))
  if (request.expiresAt > systemClock.now()) return request
  throw new SellerRefusal('over')
}
