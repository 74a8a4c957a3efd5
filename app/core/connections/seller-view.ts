import type { AuthorizationAge } from './authorization-age.ts'

/** A store of Amazon that can be chosen to begin with. */
export interface AmazonSiteView {
  readonly marketplaceId: string
  readonly name: string
  readonly countryCode: string
  readonly region: 'na' | 'eu' | 'fe'
}

/** A seller that gave consent, with the marketplaces in which it sells. */
export interface ConsentedSellerView {
  readonly sellerId: string
  /** It was connected before, and gave consent again. */
  readonly renewed: boolean
  readonly marketplaces: readonly {
    readonly id: string
    readonly name: string
    /** As shoppers see the seller there. */
    readonly storeName: string
    readonly isConnected: boolean
  }[]
}

/** A seller in one marketplace, on the page of its account. */
export interface SellerView {
  readonly sellerId: string
  readonly marketplace: string
  readonly region: 'na' | 'eu' | 'fe'
  /** Null where no consent is kept. */
  readonly consent: AuthorizationAge | null
  /** The other marketplaces that the same consent covers. */
  readonly others: readonly { readonly id: string; readonly label: string }[]
}
