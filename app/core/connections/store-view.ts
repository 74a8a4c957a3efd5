import type { CapabilityCheck } from '../channel/connector.ts'
import type { VideoChoice } from '../channel/video-choice.ts'
import type { SellerView } from './seller-view.ts'
import type { ApprovalMethod } from './store-approval.ts'

/** A store that was found at an address, and how it can give access. */
export interface FoundStoreView {
  /** As WordPress calls the site. */
  readonly name: string
  readonly siteUrl: string
  /** Approval pages that are open to us; pasting works always. */
  readonly approvals: readonly ApprovalMethod[]
}

/** How a store gave access, without the secret. */
export interface StoreAccessView {
  readonly kind: ApprovalMethod
  /** The user of an application password, or the end of a key, by which the merchant recognises it in WordPress. */
  readonly name: string
}

/** One account, on its own page. */
export interface ConnectionPageView {
  readonly id: string
  readonly channel: 'shopify' | 'amazon' | 'woocommerce'
  readonly channelLabel: string
  readonly label: string
  /** What the platform calls the account: a shop domain, a site’s address. */
  readonly accountKey: string
  readonly status: 'active' | 'needs_reconnect' | 'disconnected'
  /** What is wrong and what to do, where something is. */
  readonly problem: string | null
  readonly checkedAt: string | null
  readonly capabilities: readonly CapabilityCheck[]
  /** Null where access is given by installing the app. */
  readonly access: StoreAccessView | null
  /** Null where the account has no choice of its own. */
  readonly imageFormat: 'jpeg' | 'webp' | null
  /** Null where products have a place for videos, or nothing can be done with them. */
  readonly videos: VideoChoice | null
  /** Of an account on Amazon. */
  readonly seller: SellerView | null
  /** Where the merchant gives it access again; null where that is not done here. */
  readonly renewUrl: string | null
  readonly timeZone: string
}
