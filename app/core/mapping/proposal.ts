import type { MappingTarget } from './mapping.ts'
import type { MappingRole } from './roles.ts'

/** One of the main colours of a picture; `share` of its pixels, 0 to 1. */
export interface DominantColour {
  /** `#rrggbb`. */
  readonly hex: string
  readonly share: number
}

/** What is known of an asset that can tell where it belongs. All texts as they were stored, in any language. */
export interface ProposableAsset {
  readonly id: string
  readonly fileName: string
  readonly title: string
  readonly kind: 'image' | 'video'
  readonly attributes: AssetHints
  readonly dominantColours: readonly DominantColour[]
}

/** Attributes that generators and importers store with an asset; each may be missing. */
export interface AssetHints {
  readonly angle?: string
  readonly colour?: string
  /** Free text such as "Black, Large". */
  readonly variant?: string
  readonly productName?: string
  readonly sku?: string
  readonly background?: string
}

/** A suggestion to the merchant: never acted on until accepted. */
export interface Proposal {
  readonly productId: string
  readonly assetId: string
  readonly target: MappingTarget
  readonly role: MappingRole
  /** Order among the proposals of the product, from 0. */
  readonly position: number
  /** 0 to 1. Above `trustedConfidence` nothing speaks against it. */
  readonly confidence: number
  /** In a merchant's words. */
  readonly reason: string
}

/** From here on *Accept all above* is a safe choice: exact evidence for the product and the value, nothing against it. */
export const trustedConfidence = 0.8

/** Weaker suggestions are not made: a wrong guess costs the merchant more than a missing one. */
export const minimumConfidence = 0.35

/** A choice that the merchant made already. */
export interface DecidedEntry {
  readonly productId: string
  readonly assetId: string
  readonly target: MappingTarget
  readonly role: MappingRole
}
