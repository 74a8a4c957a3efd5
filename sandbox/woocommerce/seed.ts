/** What a store sells before anyone touches it. */
export interface StoreSeed {
  products: StoreProductSeed[]
}

export interface StoreProductSeed {
  name: string
  sku: string
  /** Decimal text such as `19.00`; variations have their own. */
  price: string
  /** Default `publish`. */
  status?: 'publish' | 'draft'
  description?: string
  /** Attributes that variations are made of; empty for a simple product. */
  attributes: { name: string; options: string[] }[]
  variations: StoreVariationSeed[]
  /** The first is featured. */
  images: StoreImageSeed[]
}

export interface StoreVariationSeed {
  sku: string
  price: string
  /** Attribute name to option. */
  options: Record<string, string>
  /** Index into the product's images. */
  imageIndex?: number
}

export interface StoreImageSeed {
  fileName: string
  alt: string
  /** Picture on the sandbox's disk. */
  path: string
}
