import type { MappingRole } from './roles.ts'

/** For whom a picture is: the whole product, all variants with an option value ("all Red"), or one variant. */
export type MappingTarget =
  | { readonly kind: 'product' }
  | { readonly kind: 'option'; readonly optionName: string; readonly optionValue: string }
  | { readonly kind: 'variant'; readonly variantId: string }

/**
 * The merchant's decision about one picture of one product. `position` orders the product's pictures.
 * `origin: proposal` with `accepted: false` is a suggestion; only accepted entries are exported. A hand-made entry is never
 * overwritten by a proposal.
 */
export interface MappingEntry {
  readonly assetId: string
  readonly target: MappingTarget
  readonly role: MappingRole
  readonly position: number
  /** Null: the asset's own alt text. */
  readonly altText: string | null
  readonly origin: 'manual' | 'proposal'
  readonly accepted: boolean
  /** 0 to 1, proposals only. */
  readonly confidence: number | null
  /** Why it was proposed, in a merchant's words. */
  readonly reason: string | null
}

export interface MappableVariant {
  readonly id: string
  readonly title: string
  readonly sku: string
  readonly optionValues: Readonly<Record<string, string>>
}

export interface MappableProduct {
  readonly id: string
  readonly title: string
  readonly handle: string
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[]
  readonly variants: readonly MappableVariant[]
}
