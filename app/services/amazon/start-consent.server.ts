import { appUrl } from '../../addresses.server.ts'
import { amazonApp, getMarketplace } from '../../connections/sellers.server.ts'
import { consentAttempts, newConsent } from './consent-attempts.server.ts'
import { sellerToRenew } from './seller-to-renew.server.ts'

export interface StartConsentInput {
  readonly workspaceId: string
  /** Where the merchant sells. */
  readonly marketplaceId: string
  /** Whose admin the merchant comes back to; null for programs. */
  readonly shopDomain: string | null
}

export interface StartedConsent {
  readonly attemptId: string
  /** To be opened at top level of the browser, once: leads on to Amazon. */
  readonly startUrl: string
  readonly expiresAt: Date
}

/** Sends a merchant on the way to Amazon's consent page, within the next quarter of an hour. Throws `SellerRefusal`. */
export async function startConsent(input: StartConsentInput): Promise<StartedConsent> {
  amazonApp()
  const { region, id: marketplaceId } = getMarketplace(input.marketplaceId)
  return begin(input.workspaceId, { ...newConsent, region, marketplaceId, shopDomain: input.shopDomain })
}

/** The same for a seller that is connected, whose authorisation ends or ended. Throws `AppError` not_found too. */
export async function startRenewal(input: {
  workspaceId: string
  connectionId: string
  shopDomain: string | null
}): Promise<StartedConsent> {
  amazonApp()
  const { id: connectionId, marketplace } = await sellerToRenew(input)
  const { region, id: marketplaceId } = marketplace
  const { workspaceId, shopDomain } = input
  return begin(workspaceId, { ...newConsent, region, marketplaceId, connectionId, shopDomain })
}

/** Both ways to Amazon begin with an address of ours, which is left without saying where the browser came from. */
export async function begin(
  workspaceId: string,
  consent: Parameters<typeof consentAttempts.begin>[1],
): Promise<StartedConsent> {
  const { attemptId, state, expiresAt } = await consentAttempts.begin(workspaceId, consent)
  return { attemptId, startUrl: appUrl(`/connect/amazon/start?state=${state}`), expiresAt }
}
