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
  /** 4K, upright or lying: that the longer side may be the height is not published. */
  videoLongSidePx: 3_840,
  videoShortSidePx: 2_160,
  /** Hosted videos and 3D models of a shop by plan; `standard` is the smallest that is not a trial. */
  videosPerShop: { standard: 250, advanced: 5_000, plus: Infinity },
} as const
