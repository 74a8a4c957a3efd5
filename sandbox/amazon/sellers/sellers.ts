import type { Handler } from '../api/call.ts'
import { json } from '../http/exchange.ts'
import { findMarketplace, type Marketplace } from '../marketplaces.ts'
import type { Participation, Seller } from '../state/seller.ts'

export const getMarketplaceParticipations: Handler = ({ seller }) =>
  json(200, { payload: seller.participations.map(participationView) })

export const getAccount: Handler = ({ seller }) => json(200, { payload: seller.account ?? accountOf(seller) })

function participationView({ marketplaceId, storeName, isParticipating, hasSuspendedListings }: Participation): object {
  const marketplace = findMarketplace(marketplaceId) ?? beside(marketplaceId)
  const { id, countryCode, name, defaultCurrencyCode, defaultLanguageCode, domainName } = marketplace
  return {
    marketplace: { id, countryCode, name, defaultCurrencyCode, defaultLanguageCode, domainName },
    storeName,
    participation: { isParticipating, hasSuspendedListings },
  }
}

/** One that none of Amazon's documents names, such as of a country that came later. */
function beside(id: string): Omit<Marketplace, 'region' | 'site'> {
  const [domainName, defaultCurrencyCode, defaultLanguageCode] = ['www.amazon.example', 'USD', 'en_US']
  return { id, countryCode: 'US', name: id, domainName, defaultCurrencyCode, defaultLanguageCode }
}

function accountOf({ participations }: Seller): object {
  return {
    businessType: 'PRIVATE_LIMITED',
    sellingPlan: 'PROFESSIONAL',
    marketplaceParticipationList: participations.map(participationView),
  }
}
