import type { Region } from './marketplaces.ts'
import type { ProductType } from './state/model.ts'

/** What a seller has on Amazon before anyone touches it. Posted to `POST /__sandbox/seed`, once per seller. */
export interface SellerSeed {
  sellerId: string
  name: string
  region: Region
  marketplaces: MarketplaceSeed[]
  listings?: ListingSeed[]
  /** Added to those that all sellers see. */
  productTypes?: ProductType[]
}

export interface MarketplaceSeed {
  marketplaceId: string
  /** Default true. */
  isParticipating?: boolean
  /** Default the seller’s name. */
  storeName?: string
}

/** A SKU in the marketplaces where its seller participates, and the ASIN that it is an offer of. */
export interface ListingSeed {
  sku: string
  asin: string
  title: string
  /** Such as `SHIRT`. */
  productType: string
  brand?: string
  /** Default all in which the seller participates. */
  marketplaceIds?: string[]
  /** EAN, UPC or GTIN that the catalogue knows the ASIN by; none for products with an exemption. */
  gtin?: string
  /** A parent has no offer; a child names its parent. */
  kind?: 'single' | 'parent' | 'child'
  parentSku?: string
  variationTheme?: string
  /** Values of the theme, such as `{ color: 'Black', size: 'M' }`. */
  variation?: Record<string, string>
  price?: string
  /** Pictures that shoppers see from the start: picture files on the sandbox’s disk by variant. */
  images?: { variant: string; path: string }[]
  /** Those pictures are the seller’s own contribution (default) or another seller’s. */
  contributed?: boolean
}
