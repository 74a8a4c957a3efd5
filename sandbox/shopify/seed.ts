/** What a shop contains before anyone touches it. Posted to `POST /__sandbox/seed`, once per shop. */
export interface ShopSeed {
  shop: ShopIdentity
  products: ProductSeed[]
}

/** Plans differ here in their rate limits and in the videos that a shop may have: none on trial. */
export type ShopPlan = 'trial' | 'standard' | 'advanced' | 'plus'

export interface ShopIdentity {
  /** The permanent `*.myshopify.com` host. */
  domain: string
  name: string
  plan: ShopPlan
  /** IANA zone such as `Europe/Berlin`. */
  ianaTimezone: string
  /** ISO 4217, such as `EUR`. */
  currencyCode: string
  /** Locale such as `en`. */
  primaryLocale: string
}

export interface ProductSeed {
  title: string
  /** Derived from the title when left out. */
  handle?: string
  /** Default ACTIVE. */
  status?: ProductStatusSeed
  vendor?: string
  productType?: string
  tags?: string[]
  /** An empty list gives Shopify's `Title` / `Default Title` option. */
  options: OptionSeed[]
  /** An empty list gives one default variant. */
  variants: VariantSeed[]
  /** In display order; READY from the start. */
  media: MediaSeed[]
}

export type ProductStatusSeed = 'ACTIVE' | 'ARCHIVED' | 'DRAFT'

export interface OptionSeed {
  name: string
  values: string[]
}

export interface VariantSeed {
  sku: string
  barcode?: string
  /** Decimal string in the shop's currency, such as `19.00`. */
  price: string
  /** Option name to option value. */
  optionValues: Record<string, string>
  /** Index into the product's `media`: the variant's image. */
  mediaIndex?: number
}

export interface MediaSeed {
  /** Name as the Files page of the admin shows it. */
  fileName: string
  alt: string
  /** Image file on the sandbox's disk. */
  path: string
}
