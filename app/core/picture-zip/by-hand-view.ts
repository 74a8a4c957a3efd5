import type { PlanItemView, PlanPicture } from '../export/plan-view.ts'

export interface VariantByHand {
  readonly id: string
  readonly title: string
  readonly sku: string
  /** '' as long as the merchant has not said it. */
  readonly asin: string
}

/** Variants of a product that get the same pictures. */
export interface PicturesByHand {
  readonly key: string
  /** With their places. */
  readonly pictures: readonly PlanPicture[]
  readonly variants: readonly VariantByHand[]
}

export interface ProductByHand {
  readonly id: string
  readonly title: string
  readonly groups: readonly PicturesByHand[]
  /** Each once, however many variants it is about. */
  readonly issues: PlanItemView['issues']
}

/** What a merchant without a connection to Amazon uploads there by hand, a page of it. */
export interface ByHandView {
  readonly draftId: string
  /** Of the whole draft: its variants, and those whose ASIN is known. */
  readonly variants: number
  readonly named: number
  /** ASINs that several variants have, the first few. */
  readonly shared: readonly string[]
  /** Whether any picture is mapped at all. */
  readonly mapped: boolean
  /** Main pictures are being checked. */
  readonly checking: boolean
  readonly products: readonly ProductByHand[]
  readonly page: number
  readonly pageCount: number
}
