import type { Region } from '../marketplaces.ts'

/** The app as it is registered with Amazon. */
export interface Application {
  clientId: string
  clientSecret: string
  /** Such as `amzn1.sellerapps.app.…`. */
  applicationId: string
  name: string
  /** Where consent may lead back to; the first is the default. */
  redirectUris: string[]
  /** Where Amazon sends a seller to sign in to the app. */
  loginUri: string
  /** A draft is authorised with `version=beta` only. */
  isDraft: boolean
  /** What a seller grants; after a change every seller has to authorise again. */
  roles: string[]
}

/** What the app needs for listings, catalogue, product types and feeds. */
export const PRODUCT_LISTING = 'Product Listing'

/** A seller's consent for one region. */
export interface Grant {
  id: number
  sellerId: string
  region: Region
  clientId: string
  refreshToken: string
  roles: readonly string[]
  authorizedAt: number
  /** Taken back: nothing works any more. */
  isRevoked: boolean
  /** The seller has authorised again: no more tokens come of it, and those that were given live to their end. */
  isReplaced: boolean
}

export interface AccessToken {
  grant: Grant | null
  clientId: string
  expiresAt: number
}

/** A code that consent leads back with. */
export interface ConsentCode {
  sellerId: string
  region: Region
  expiresAt: number
  isUsed: boolean
}

/** A seller who was sent to the app's login URI and has not come back. */
export interface PendingHop {
  site: string
  sellerId: string
  state: string | null
  redirectUri: string | null
  expiresAt: number
}

/** Everything below is kept in the shape in which Amazon answers it. */
export interface ForMarketplace {
  marketplaceId: string
}

export interface Issue {
  code: string
  message: string
  severity: 'ERROR' | 'WARNING' | 'INFO'
  attributeNames?: string[]
  categories: string[]
  enforcements?: { actions: { action: EnforcementAction }[]; exemption: { status: string; expiryDate?: string } }
  marketplaceIds?: string[]
}

export type EnforcementAction =
  'LISTING_SUPPRESSED' | 'ATTRIBUTE_SUPPRESSED' | 'CATALOG_ITEM_REMOVED' | 'SEARCH_SUPPRESSED'

export interface ListingSummary extends ForMarketplace {
  asin?: string
  productType: string
  conditionType?: string
  status: string[]
  itemName?: string
  createdDate: string
  lastUpdatedDate: string
  mainImage?: { link: string; height: number; width: number }
}

/** One entry of an attribute; its selectors are among its members. */
export type AttributeEntry = Record<string, unknown>

export type Attributes = Record<string, AttributeEntry[]>

/** What a seller offers under one SKU, in all marketplaces of the region. */
export interface Listing {
  sku: string
  summaries: ListingSummary[]
  /** As stored. */
  attributes: Attributes
  /** As `getListingsItem` echoes them; behind by `echoMs`. */
  echo: Attributes
  issues: Issue[]
  offers: ForMarketplace[]
  fulfillmentAvailability: object[]
  procurement: object[]
  relationships: ListingRelationships[]
  productTypes: (ForMarketplace & { productType: string })[]
}

export interface ListingRelationships extends ForMarketplace {
  relationships: { type: string; parentSkus?: string[]; childSkus?: string[]; variationTheme?: object }[]
}

export interface CatalogSummary extends ForMarketplace {
  itemName?: string
  brand?: string
}

export interface CatalogImage {
  variant: string
  link: string
  height: number
  width: number
}

/** One ASIN in all marketplaces. */
export interface CatalogItem {
  asin: string
  attributes: Attributes
  classifications: ForMarketplace[]
  dimensions: ForMarketplace[]
  identifiers: (ForMarketplace & { identifiers: { identifier: string; identifierType: string }[] })[]
  images: (ForMarketplace & { images: CatalogImage[] })[]
  productTypes: (ForMarketplace & { productType: string })[]
  relationships: (ForMarketplace & { relationships: object[] })[]
  salesRanks: ForMarketplace[]
  summaries: CatalogSummary[]
  vendorDetails: ForMarketplace[]
  /** Where the shop’s navigation has it: searches can be narrowed down to it. */
  department: { displayName: string; classificationId: string } | null
  /** `<marketplaceId> <variant>` for which another seller’s picture wins over every contribution. */
  won: Set<string>
}

/** A picture behind an address of the CDN, or what of it is served there. */
export interface CdnImage {
  sha256: string
  /** What is served, once it was asked for. */
  encoded?: string
  /** Longest side it is served with. */
  longestPx: number
}

export interface ProductType {
  name: string
  displayName: string
  marketplaceIds: string[]
  version: string
  propertyGroups: Record<string, { title: string; description?: string; propertyNames: string[] }>
  /** JSON schema of its attributes: whatever it does not name is no attribute of the type. */
  schema: { properties: Record<string, object>; required?: string[] } & Record<string, unknown>
}
