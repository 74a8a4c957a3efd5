import { appUrl } from '../../addresses.server.ts'
import { amazonApp, consentSite, getMarketplace } from '../../connections/sellers.server.ts'
import { consentCallbackUrl, consentPageUrl } from '../../core/connections/consent-addresses.ts'
import { consentAttempts, type Consent } from './consent-attempts.server.ts'

/** Where Amazon sends the browser back: registered with the app, as the first address. */
export const RETURN_PATH = '/connect/amazon/return'

interface WayToAmazon {
  readonly url: string
  /** By which the way is known while it is Amazon's. */
  readonly state: string
  /** Whether browsers reach the app by https alone, so that what they keep for it is kept from http. */
  readonly secure: boolean
}

/** The address of Amazon to which a way that began here leads, once. Null: the state is made up, over or used. */
export async function goToAmazon(startState: string): Promise<WayToAmazon | null> {
  const begun = await consentAttempts.findByState(startState)
  if (begun?.payload.stage !== 'begun') return null
  const sent = await consentAttempts.exchangeState({ ...begun, payload: { ...begun.payload, stage: 'sent' } })
  if (!sent) return null
  const { state, attempt } = sent
  return { url: addressFor(attempt.payload, state), state, secure: appUrl('/').startsWith('https:') }
}

function addressFor({ callback, marketplaceId }: Consent, state: string): string {
  const { applicationId, draft } = amazonApp()
  const request = { state, draft, redirectUri: appUrl(RETURN_PATH) }
  if (callback) return consentCallbackUrl(callback, request)
  if (!marketplaceId) throw new Error('a consent begins at a marketplace, or with Amazon')
  return consentPageUrl(consentSite(getMarketplace(marketplaceId)), { ...request, applicationId })
}
