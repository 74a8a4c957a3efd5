/** One authorisation covers a region; each has its own host. */
export const regions = ['na', 'eu', 'fe'] as const

export type Region = (typeof regions)[number]

interface Marketplace {
  readonly id: string
  readonly region: Region
  /** ISO 3166; the United Kingdom is GB here and UK nowhere. */
  readonly countryCode: string
  /** As sellers call it. */
  readonly name: string
  /** Where its sellers sign in and give consent. Null: no source for it was found, so that consent begins elsewhere in the region. */
  readonly sellerCentral: string | null
}

const europe = 'sellercentral-europe.amazon.com'

/** Sources: developer-docs.amazon.com/sp-api/docs/{sp-api-endpoints, marketplace-ids}; the former developer guide, "Seller Central URLs". */
const table = {
  na: [
    ['ATVPDKIKX0DER', 'US', 'Amazon.com', 'sellercentral.amazon.com'],
    ['A2EUQ1WTGCTBG2', 'CA', 'Amazon.ca', 'sellercentral.amazon.ca'],
    ['A1AM78C64UM0Y8', 'MX', 'Amazon.com.mx', 'sellercentral.amazon.com.mx'],
    ['A2Q3Y263D00KWC', 'BR', 'Amazon.com.br', 'sellercentral.amazon.com.br'],
  ],
  eu: [
    ['A1F83G8C2ARO7P', 'GB', 'Amazon.co.uk', europe],
    ['A1PA6795UKMFR9', 'DE', 'Amazon.de', europe],
    ['A13V1IB3VIYZZH', 'FR', 'Amazon.fr', europe],
    ['APJ6JRA9NG5V4', 'IT', 'Amazon.it', europe],
    ['A1RKKUPIHCS9HS', 'ES', 'Amazon.es', europe],
    ['A1805IZSGTT6HS', 'NL', 'Amazon.nl', 'sellercentral.amazon.nl'],
    ['A2NODRKZP88ZB9', 'SE', 'Amazon.se', 'sellercentral.amazon.se'],
    ['A1C3SOZRARQ6R3', 'PL', 'Amazon.pl', 'sellercentral.amazon.pl'],
    ['A33AVAJ2PDY3EV', 'TR', 'Amazon.com.tr', 'sellercentral.amazon.com.tr'],
    ['A2VIGQ35RCS4UG', 'AE', 'Amazon.ae', 'sellercentral.amazon.ae'],
    ['A21TJRUUN4KGV', 'IN', 'Amazon.in', 'sellercentral.amazon.in'],
    ['A28R8C7NBKEWEA', 'IE', 'Amazon.ie', null],
    ['AMEN7PMS3EDWL', 'BE', 'Amazon.com.be', null],
    ['ARBP9OOSHTCHU', 'EG', 'Amazon.eg', null],
    ['A17E79C6D8DWNP', 'SA', 'Amazon.sa', null],
    ['AE08WJ6YKNBMC', 'ZA', 'Amazon.co.za', null],
  ],
  fe: [
    ['A1VC38T7YXB528', 'JP', 'Amazon.co.jp', 'sellercentral.amazon.co.jp'],
    ['A39IBJ37TRP1C6', 'AU', 'Amazon.com.au', 'sellercentral.amazon.com.au'],
    ['A19VAU5U5O7RUS', 'SG', 'Amazon.sg', 'sellercentral.amazon.sg'],
  ],
} as const satisfies Record<Region, readonly (readonly [string, string, string, string | null])[]>

/** Every marketplace of the Selling Partner API that is named in Amazon's documents, by region. */
export const marketplaces: readonly Marketplace[] = regions.flatMap((region) =>
  table[region].map(([id, countryCode, name, sellerCentral]) => ({ id, region, countryCode, name, sellerCentral })),
)
