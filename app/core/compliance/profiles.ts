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
  /** Words of Amazon's product types that mean it. */
  readonly productTypes: RegExp | null
}

const lenient: Override = { severity: 'warning' }

/**
 * Exceptions as "warning", never as silence: other sources report that main pictures of these categories were not suppressed, and
 * Amazon's style guides differ by category; nothing here is from a primary source.
 */
const profiles: Readonly<Record<ProfileId, Profile>> = {
  standard: { label: 'Any other product', overrides: {}, productTypes: null },
  clothing: {
    label: 'Clothing on a model',
    // A person may be cut by the upper or the lower edge; the measured value counts edges, those at the sides twice.
    overrides: { cropped: { severity: 'warning', upTo: 1 } },
    productTypes:
      /SHIRT|PANTS|DRESS|SKIRT|COAT|JACKET|SWEAT|SWEATER|SHORTS|APPAREL|SUIT|BLAZER|UNDERWEAR|^BRA$|SOCKS|TIGHTS|SWIMWEAR|SLEEPWEAR|ROBE|VEST|LEOTARD|OVERALLS/,
  },
  media: {
    label: 'Book, music, film or game',
    overrides: { background: lenient, fill: lenient, cropped: lenient, text: lenient, parts: lenient },
    productTypes: /BOOK|MUSIC|DVD|VIDEO|MAGAZINE|SHEET_MUSIC|SOFTWARE|VINYL/,
  },
  parts_and_industrial: {
    label: 'Automotive or industrial part',
    overrides: { background: lenient, parts: lenient },
    productTypes: /AUTO|VEHICLE|TIRE|INDUSTRIAL|BEARING|FASTENER|FITTING|VALVE/,
  },
  collectibles: {
    label: 'Collectible',
    overrides: { background: lenient, parts: lenient, text: lenient },
    productTypes: /COLLECTIBLE|COIN|TRADING_CARD|STAMP|MEMORABILIA/,
  },
}

export function profileLabel(id: ProfileId): string {
  return profiles[id].label
}

/** The profile that a product type of Amazon's means, such as `SWEATSHIRT`. */
export function profileOfProductType(productType: string): ProfileId {
  return profileIds.find((id) => profiles[id].productTypes?.test(productType.toUpperCase())) ?? 'standard'
}

/** How hard a rule is for such a product when so much was measured. */
export function severityFor(profile: ProfileId, rule: RuleId, severity: Severity, value: number): Severity {
  const override = profiles[profile].overrides[rule]
  const applies = override !== undefined && severity === 'error' && value <= (override.upTo ?? Infinity)
  return applies ? override.severity : severity
}
