/** Attributes that hold a product’s pictures, and the variant that the catalogue shows them as. */
export const SLOTS: Readonly<Record<string, string>> = {
  main_product_image_locator: 'MAIN',
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, at) => [`other_product_image_locator_${at + 1}`, `PT0${at + 1}`]),
  ),
  swatch_product_image_locator: 'SWCH',
}

/** Condition photos of an offer: stored, never shown with the product. */
export const OFFER_SLOTS = [
  'main_offer_image_locator',
  ...Array.from({ length: 5 }, (_, at) => `other_offer_image_locator_${at + 1}`),
]

export const MAIN_ATTRIBUTE = 'main_product_image_locator'

export const isLocator = (attribute: string): boolean => attribute in SLOTS || OFFER_SLOTS.includes(attribute)
