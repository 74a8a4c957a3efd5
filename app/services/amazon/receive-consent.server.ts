import { z } from 'zod'
import { exchangeCode } from '../../connections/sellers.server.ts'
import { SellerRefusal } from '../../core/connections/seller-refusal.ts'
import { systemClock } from '../../lib/clock.ts'
import { consentAttempts, type Consent } from './consent-attempts.server.ts'

/** What the merchant's browser brings back, in its query. `mws_auth_token` belongs to another API and is left alone. */
const grantedSchema = z.object({
  selling_partner_id: z.string().regex(/^\w{1,40}$/),
  spapi_oauth_code: z.string().min(1).max(500),
})

export interface ReturnedConsent {
  /** By which the page in the merchant's admin knows this return: the browser that came back has it, and nobody else. */
  readonly ticket: string
  /** Whose admin the merchant came from; null: a program began this. */
  readonly shopDomain: string | null
}

/**
 * A merchant is back from Amazon. The code ends within five minutes, so that it is exchanged now; what came of it is kept, sealed, for
 * whoever holds the ticket and is signed in. Null: the state is made up, over or used.
 */
export async function receiveConsent(query: URLSearchParams): Promise<ReturnedConsent | null> {
  const sent = await consentAttempts.findByState(query.get('state') ?? '')
  if (sent?.payload.stage !== 'sent') return null
  // Before the exchange: a code works once, and a browser may ask twice.
  const returned = await consentAttempts.exchangeState({ ...sent, payload: { ...sent.payload, stage: 'returned' } })
  if (!returned) return null
  const { payload } = returned.attempt
  await consentAttempts.amend(returned.attempt, { ...payload, ...(await outcomeOf(payload, query)) })
  return { ticket: returned.state, shopDomain: payload.shopDomain }
}

async function outcomeOf({ region }: Consent, query: URLSearchParams): Promise<Pick<Consent, 'grant' | 'refused'>> {
  const parsed = grantedSchema.safeParse(Object.fromEntries(query))
  if (!parsed.success) return { grant: null, refused: 'denied' }
  const { selling_partner_id: sellerId, spapi_oauth_code: code } = parsed.data
  const authorizedAt = new Date(systemClock.now()).toISOString()
  try {
    const refreshToken = await exchangeCode(region, sellerId, code)
    return { grant: { region, sellerId, refreshToken, authorizedAt }, refused: null }
  } catch (error) {
    if (error instanceof SellerRefusal) return { grant: null, refused: error.reason }
    throw error
  }
}
