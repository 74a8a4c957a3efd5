import type { ProductStatusSeed } from '../shopify/seed.ts'

/** A product of the seeded shops in the words of its merchant; `build-product.ts` makes Shopify's records of it. */
export interface CatalogueEntry {
  title: string
  /** Left out: derived from the title by the platform. */
  handle?: string
  status?: ProductStatusSeed
  vendor?: string
  productType: string
  tags?: string[]
  price: string
  /** Start of every SKU; empty for products whose merchant never gave any. */
  sku: string
  /** Made by hand: nobody ever gave it a GTIN. */
  withoutBarcodes?: true
  /** One entry per option in display order; none gives the single default variant. */
  options?: { name: string; values: string[] }[]
  /** Which option the pictures show, such as `Color`. Left out: all pictures are of the product as a whole. */
  pictured?: string
  media?: ExistingMedia
}

/**
 * What the merchant uploaded before Mediaport came: one picture of the product · one per colour, with the variants
 * assigned · some colours only, so that a plan finds both · a turntable with so many frames.
 */
export type ExistingMedia = 'cover' | 'per-colour' | 'half-the-colours' | { frames: number }
