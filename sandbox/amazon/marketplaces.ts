export const REGIONS = ['na', 'eu', 'fe'] as const

export type Region = (typeof REGIONS)[number]

export interface Marketplace {
  id: string
  region: Region
  countryCode: string
  /** As `getMarketplaceParticipations` names it, such as `Amazon.de`. */
  name: string
  domainName: string
  defaultCurrencyCode: string
  defaultLanguageCode: string
  /** Host of the seller central site that asks for consent. */
  site: string
}

const europe = 'sellercentral-europe.amazon.com'

/** Amazon's marketplaces whose consent site is published. Sources: developer guide, “Marketplace IDs”, “Seller Central URLs”. */
const TABLE = {
  na: [
    ['ATVPDKIKX0DER', 'US', 'com', 'USD', 'en_US', 'sellercentral.amazon.com'],
    ['A2EUQ1WTGCTBG2', 'CA', 'ca', 'CAD', 'en_CA', 'sellercentral.amazon.ca'],
    ['A1AM78C64UM0Y8', 'MX', 'com.mx', 'MXN', 'es_MX', 'sellercentral.amazon.com.mx'],
    ['A2Q3Y263D00KWC', 'BR', 'com.br', 'BRL', 'pt_BR', 'sellercentral.amazon.com.br'],
  ],
  eu: [
    ['A1F83G8C2ARO7P', 'GB', 'co.uk', 'GBP', 'en_GB', europe],
    ['A1PA6795UKMFR9', 'DE', 'de', 'EUR', 'de_DE', europe],
    ['A13V1IB3VIYZZH', 'FR', 'fr', 'EUR', 'fr_FR', europe],
    ['APJ6JRA9NG5V4', 'IT', 'it', 'EUR', 'it_IT', europe],
    ['A1RKKUPIHCS9HS', 'ES', 'es', 'EUR', 'es_ES', europe],
    ['A1805IZSGTT6HS', 'NL', 'nl', 'EUR', 'nl_NL', 'sellercentral.amazon.nl'],
    ['A2NODRKZP88ZB9', 'SE', 'se', 'SEK', 'sv_SE', 'sellercentral.amazon.se'],
    ['A1C3SOZRARQ6R3', 'PL', 'pl', 'PLN', 'pl_PL', 'sellercentral.amazon.pl'],
    ['A33AVAJ2PDY3EV', 'TR', 'com.tr', 'TRY', 'tr_TR', 'sellercentral.amazon.com.tr'],
    ['A2VIGQ35RCS4UG', 'AE', 'ae', 'AED', 'en_AE', 'sellercentral.amazon.ae'],
    ['A21TJRUUN4KGV', 'IN', 'in', 'INR', 'en_IN', 'sellercentral.amazon.in'],
  ],
  fe: [
    ['A1VC38T7YXB528', 'JP', 'co.jp', 'JPY', 'ja_JP', 'sellercentral.amazon.co.jp'],
    ['A39IBJ37TRP1C6', 'AU', 'com.au', 'AUD', 'en_AU', 'sellercentral.amazon.com.au'],
    ['A19VAU5U5O7RUS', 'SG', 'sg', 'SGD', 'en_SG', 'sellercentral.amazon.sg'],
  ],
} as const satisfies Record<Region, readonly (readonly string[])[]>

export const MARKETPLACES: readonly Marketplace[] = REGIONS.flatMap((region) =>
  TABLE[region].map(([id, countryCode, suffix, defaultCurrencyCode, defaultLanguageCode, site]) => ({
    ...{ id, region, countryCode, defaultCurrencyCode, defaultLanguageCode, site },
    name: `Amazon.${suffix}`,
    domainName: `www.amazon.${suffix}`,
  })),
)

export function findMarketplace(id: string): Marketplace | undefined {
  return MARKETPLACES.find((marketplace) => marketplace.id === id)
}

/** The region whose sellers sign in at a seller central site. */
export function regionOfSite(site: string): Region | undefined {
  return MARKETPLACES.find((marketplace) => marketplace.site === site)?.region
}
