import { connectors } from '../connectors/registry.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import type { SellerIssueCode } from '../core/connections/seller-issue.ts'
import { SellerRefusal } from '../core/connections/seller-refusal.ts'
import { env, type AmazonApp } from '../env.server.ts'
import { alarmAppRefused } from './connections.server.ts'
import { sellerDeps } from './connector-deps.server.ts'
import type { SealedSeller } from './credentials.server.ts'

const { amazon } = connectors

export type Marketplace = (typeof amazon.marketplaces)[number]

/** A marketplace in which a seller sells. */
export type Participation = Awaited<ReturnType<typeof amazon.readSeller>>[number]

/** The operator's app. Throws `SellerRefusal` not_set_up. */
export function amazonApp(): AmazonApp {
  if (env.AMAZON_APP) return env.AMAZON_APP
  throw new SellerRefusal('not_set_up')
}

/** Whether the operator has an app at Amazon, so that it can be offered. */
export function offersAmazon(): boolean {
  return env.AMAZON_APP !== null
}

/** Throws `SellerRefusal` unknown_marketplace. */
export function getMarketplace(marketplaceId: string): Marketplace {
  const marketplace = amazon.marketplaces.find(({ id }) => id === marketplaceId)
  if (marketplace) return marketplace
  throw new SellerRefusal('unknown_marketplace')
}

/** Where sellers of a marketplace give consent: at its own site, or at one that stands for its region. */
export function consentSite({ region, sellerCentral }: Marketplace): string {
  const site = sellerCentral ?? amazon.marketplaces.find((other) => other.region === region)?.sellerCentral
  if (!site) throw new Error(`no Seller Central is known in ${region}`)
  return site
}

/** What a code is worth; it can be used once. Throws `SellerRefusal`. */
export async function exchangeCode(region: SealedSeller['region'], sellerId: string, code: string): Promise<string> {
  try {
    const { refreshToken } = await amazon.exchangeCode(amazonApp(), { region, code }, sellerDeps({ region, sellerId }))
    return refreshToken
  } catch (error) {
    throw refusalFor(error, { rejected: 'code_expired', auth_expired: 'code_expired' })
  }
}

/**
 * Where a seller sells, with a consent that was given just now. One that is `isNew` must prove to be who the browser said: role_missing where
 * Amazon lets us see none of its listings. Throws `SellerRefusal`.
 */
export async function readSeller(
  seller: Omit<SealedSeller, 'marketplaceId'>,
  { isNew }: { readonly isNew: boolean },
): Promise<readonly Participation[]> {
  const [consent, deps] = [{ ...seller, app: amazonApp() }, sellerDeps(seller)]
  try {
    const participations = await amazon.readSeller(consent, deps)
    const [first] = participations
    if (isNew && first) await amazon.assertOwnConsent({ ...consent, marketplaceId: first.marketplaceId }, deps)
    return participations
  } catch (error) {
    throw refusalFor(error, { forbidden: 'role_missing', auth_expired: 'revoked' })
  }
}

function refusalFor(error: unknown, meanings: Partial<Record<ConnectorError['code'], SellerIssueCode>>): unknown {
  if (!(error instanceof ConnectorError)) return error
  if (error.code !== 'app_refused') return new SellerRefusal(meanings[error.code] ?? 'unavailable', error)
  alarmAppRefused('amazon', { platformCode: error.details.platformCode, requestId: error.details.requestId })
  return new SellerRefusal('app_refused', error)
}
