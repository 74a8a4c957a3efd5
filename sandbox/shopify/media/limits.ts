/** Shopify's documented media limits; the stricter of two published values where sources differ. */
export const LIMITS = {
  imageBytes: 20_971_520,
  /** 4472 × 4472, the developer documentation's 20 megapixels. */
  imagePixels: 20_000_000,
  imageSidePx: 4_472,
  imageAspect: 100,
  mediaPerProduct: 250,
  altCharacters: 512,
  sourceCharacters: 2_048,
  inputArray: 250,
  variantMediaPairs: 100,
  referencesPerFile: 10_000,
  variantsPerProduct: 2_048,
  videoBytes: 1_073_741_824,
  videoMs: 600_000,
} as const
