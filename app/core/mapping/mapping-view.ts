import type { ProductOffers } from '../matching/link-view.ts'
import type { MappedEntry } from './change-mapping.ts'
import type { MappingCoverage } from './coverage.ts'
import type { MappableProduct } from './mapping.ts'

/** A picture or video as pages show it. `thumbnailUrl` works for a short time without a sign-in; null: videos have none. */
export interface PictureView {
  readonly id: string
  readonly fileName: string
  readonly title: string
  readonly altText: string
  readonly kind: 'image' | 'video'
  readonly thumbnailUrl: string | null
}

export interface MappingProgressView {
  readonly products: number
  /** Products with at least one accepted picture. */
  readonly mapped: number
  readonly suggestions: number
  /** Suggestions that nothing speaks against. */
  readonly trusted: number
  readonly proposedAt: string | null
}

/** A product in the list of a draft. */
export interface MappingListItem {
  readonly id: string
  readonly title: string
  readonly imageUrl: string | null
  readonly coverage: MappingCoverage
  /** The first few entries' pictures. */
  readonly pictures: readonly { readonly picture: PictureView; readonly accepted: boolean }[]
}

export interface MappingListView {
  readonly items: readonly MappingListItem[]
  readonly page: number
  readonly pageCount: number
  readonly total: number
}

/** Everything about one product of a draft and its place among the others. */
export interface ProductMappingView {
  readonly product: MappableProduct
  readonly imageUrl: string | null
  readonly entries: readonly MappedEntry[]
  readonly pictures: readonly PictureView[]
  /** What its variants are on the accounts that list each SKU by itself. */
  readonly offers: readonly ProductOffers[]
  /** The option by whose values variants are grouped at first; null: the product has no choice to show. */
  readonly groupBy: string | null
  readonly index: number
  readonly previousId: string | null
  readonly nextId: string | null
}

export interface PictureTrayView {
  readonly pictures: readonly (PictureView & { readonly used: boolean })[]
  readonly page: number
  readonly hasMore: boolean
  readonly total: number
}

/** `chosen`: those that the export was begun with; offered where there are any. */
export const trayFilters = ['chosen', 'all', 'unused', 'recent', 'videos'] as const

export type TrayFilter = (typeof trayFilters)[number]

export const mappingListFilters = ['all', 'todo', 'suggested', 'mapped'] as const

export type MappingListFilter = (typeof mappingListFilters)[number]
