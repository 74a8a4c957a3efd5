import type { ProductIdentity } from '../../scripts/product/environment.ts'
import type { Clock } from '../../sandbox/clock.ts'
import type { PassingRequest, RequestGate } from '../../sandbox/control/request-gate.ts'
import type { ContentStore } from '../../sandbox/content-store.ts'
import type { PlatformView } from '../judge/platform-view.ts'

export type ChannelName = 'shopify' | 'woocommerce' | 'amazon'

/** What can happen to one request on every platform. Delays in platform time. */
export type RequestFault =
  | { readonly kind: 'drop-before' | 'drop-after' | 'malformed' | 'half-body' }
  /** Where a platform has limits of its own. */
  | { readonly kind: 'throttled' }
  | { readonly kind: 'slow-body'; readonly delayMs: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }

/** A platform's stand-in with the one account that is exported to. */
export interface StandIn {
  readonly channel: ChannelName
  /** What processes need to know to reach it. */
  readonly environment: Readonly<Record<string, string>>
  readonly clock: Clock
  setGate(gate: RequestGate | null): void
  /** How experiments call a request; null: none of theirs. */
  kindOf(request: PassingRequest): string | null
  /** Strikes the next request of this kind. */
  strike(kind: string, fault: RequestFault): { readonly struck: number }
  /** What shoppers see, and which files of ours there are. */
  look(): PlatformView
  /** Nobody can connect, and who is connected loses the line, until `comeBack`. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

export interface StandInOptions {
  readonly identity: ProductIdentity
  readonly contents: ContentStore
  readonly clock: Clock
}

/** A platform with everything seeded, and how to make an approved export there. */
export interface PreparedPlatform {
  readonly standIn: StandIn
  /** A process of the app that prepares the export and prints the run's id as JSON. */
  readonly script: string[]
  /** Another stand-in in the same state. */
  copy(options: StandInOptions): Promise<StandIn>
}

/** One of several ways in which the app carries out the same export. */
export interface Way {
  readonly name: 'usual' | 'in bulk'
  /** What the operator sets so that the app goes this way. */
  readonly settings: Readonly<Record<string, string>>
}

export interface Platform {
  /** Beside the usual one. */
  readonly otherWays: readonly Way[]
  /** `folder` takes the pictures that the account begins with. */
  open(options: StandInOptions, folder: string): Promise<PreparedPlatform>
}
