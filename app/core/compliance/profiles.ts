import type { RuleId, Severity } from './ruleset.ts'

/** Kinds of products that Amazon's pictures have known exceptions for. */
export const profileIds = ['standard', 'clothing', 'media', 'parts_and_industrial', 'collectibles'] as const
export type ProfileId = (typeof profileIds)[number]

interface Override {
  readonly severity: Severity
  /** Only up to this measured value; beyond it the rule holds as it is. */
  readonly upTo?: number
}

interface Profile {
  readonly label: string
  readonly overrides: Partial<Readonly<Record<RuleId, Override>>>
  /** Amazon's product types that mean it; `*` stands for further whole words. */
  readonly productTypes: readonly string[]
}

const lenient: Override = { severity: 'warning' }

/**
 * Exceptions as "warning", never as silence: other sources report that main pictures of these categories were not suppressed, and
 * Amazon's style guides differ by category; nothing here is from a primary source. A type that is not named here is judged in full,
 * and the merchant can choose the kind: too strict can be answered, too lenient is not seen. So a type counts as a whole: a
 * NOTEBOOK_COMPUTER is no book, a VIDEO_CARD no film, a COAT_RACK no coat.
 */
const profiles: Readonly<Record<ProfileId, Profile>> = {
  standard: { label: 'Any other product', overrides: {}, productTypes: [] },
  clothing: {
    label: 'Clothing on a model',
    // A person may be cut by the upper or the lower edge; the measured value counts edges, those at the sides twice.
    overrides: { cropped: { severity: 'warning', upTo: 1 } },
    productTypes: [
      ...['APPAREL', 'APPAREL_SET', 'BASE_LAYER_APPAREL_SET', 'BLAZER', 'BRA', 'COAT', 'DRESS', 'JACKET', 'LEOTARD'],
      ...['ONE_PIECE_OUTFIT', 'OVERALLS', 'PANTS', 'ROBE', 'SHIRT', 'SHORTS', 'SKIRT', 'SLEEPWEAR', 'SNOWSUIT'],
      ...['SOCKS', 'SUIT', 'SUIT_JACKET', 'SWEATER', 'SWEATSHIRT', 'SWIMWEAR', 'TIGHTS'],
      ...['UNDERPANTS', 'UNDERWEAR', 'VEST'],
    ],
  },
  media: {
    label: 'Book, music, film or game',
    overrides: { background: lenient, fill: lenient, cropped: lenient, text: lenient, parts: lenient },
    // Books: "Legacy Book Product Types Deprecation"; others: "Notification of upcoming product type (PT) availability", 2024-03-25
    // (both developer-docs.amazon.com, SP-API changelog). BLANK_BOOK stands there, too, and is paper to write on.
    productTypes: [
      ...['ABIS_BOOK', 'BOOK', 'BOOKS_1973_AND_LATER', 'BOOKS_PRE_1973', 'COLORING_BOOK', 'COMIC_BOOK', 'SPARK_BOOKS'],
      ...['MEDIA', 'PRINTED_MEDIA', 'MAGAZINE', 'SHEET_MUSIC', 'ABIS_MUSIC', 'MUSIC', 'MUSIC_CLASSICAL'],
      ...['ABIS_DVD', 'ABIS_VIDEO', 'DVD', 'VIDEO', 'VIDEO_DVD', 'VIDEO_VHS', 'PHYSICAL_MOVIE'],
      ...['ABIS_VIDEO_GAMES', 'CONSOLE_VIDEO_GAMES', 'VIDEO_GAMES', 'PHYSICAL_VIDEO_GAME_SOFTWARE'],
      ...['PHYSICAL_SOFTWARE', 'SOFTWARE'],
    ],
  },
  parts_and_industrial: {
    label: 'Automotive or industrial part',
    overrides: { background: lenient, parts: lenient },
    // The first word is the field that a type belongs to: AUTO_PART, AUTO_ACCESSORY, AUTO_OIL.
    productTypes: ['AUTO_*', 'AUTOMOTIVE', 'AUTOMOTIVE_*', 'INDUSTRIAL', 'INDUSTRIAL_*', 'TIRE', 'TIRES', 'VEHICLE_*'],
  },
  collectibles: {
    label: 'Collectible',
    overrides: { background: lenient, parts: lenient, text: lenient },
    productTypes: [
      ...['COLLECTIBLE', 'COLLECTIBLES', 'COLLECTIBLE_*', 'MEMORABILIA', '*_MEMORABILIA'],
      ...['COIN', 'STAMP', 'TRADING_CARD', 'TRADING_CARDS'],
    ],
  },
}

export function profileLabel(id: ProfileId): string {
  return profiles[id].label
}

/** The profile that a product type of Amazon's means, such as `SWEATSHIRT`. */
export function profileOfProductType(productType: string): ProfileId {
  const means = (pattern: string) => new RegExp(`^${pattern.replace('*', '.+')}$`).test(productType.toUpperCase())
  return profileIds.find((id) => profiles[id].productTypes.some(means)) ?? 'standard'
}

/** How hard a rule is for such a product when so much was measured. */
export function severityFor(profile: ProfileId, rule: RuleId, severity: Severity, value: number): Severity {
  const override = profiles[profile].overrides[rule]
  const applies = override !== undefined && severity === 'error' && value <= (override.upTo ?? Infinity)
  return applies ? override.severity : severity
}
