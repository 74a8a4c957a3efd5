import type { Clock } from '../../clock.ts'
import type { RequestGate } from '../../control/request-gate.ts'
import type { ContentStore } from '../../content-store.ts'
import { FaultBook } from '../control/faults.ts'
import { RequestLog } from '../control/request-log.ts'
import { demoProductTypes } from '../definitions/product-types.ts'
import { Buckets } from '../api/buckets.ts'
import { DEFAULT_SETTINGS, type AmazonSettings } from '../settings.ts'
import type {
  AccessToken,
  Application,
  CatalogItem,
  CdnImage,
  ConsentCode,
  Grant,
  PendingHop,
  ProductType,
} from './model.ts'
import type { Seller } from './seller.ts'

/** Amazon: its sellers in all regions, its one catalogue, and the app that is registered with it. */
export class World {
  readonly clock: Clock
  readonly contents: ContentStore
  /** Amazon’s DNS: host or host:port → origin to really connect to. */
  readonly hosts: Record<string, string>
  readonly application: Application
  readonly settings: AmazonSettings
  readonly faults = new FaultBook()
  readonly requests = new RequestLog()
  readonly buckets: Buckets
  /** Set by an owner in the same process who wants to stop requests on their way. */
  gate: RequestGate | null = null

  readonly sellers = new Map<string, Seller>()
  readonly catalogue = new Map<string, CatalogItem>()
  readonly productTypes = new Map<string, ProductType>()
  readonly cdn = new Map<string, CdnImage>()
  readonly grants: Grant[] = []
  readonly accessTokens = new Map<string, AccessToken>()
  readonly codes = new Map<string, ConsentCode>()
  readonly hops = new Map<string, PendingHop>()
  /** Pictures that wait for one of the fetchers. */
  readonly fetchQueue: (() => Promise<void>)[] = []
  fetching = 0
  /** Taken down: nothing begins any more. */
  isClosed = false
  #sequence = 0

  constructor(
    parts: Pick<World, 'clock' | 'contents' | 'hosts' | 'application'> & { settings?: Partial<AmazonSettings> },
  ) {
    this.clock = parts.clock
    this.contents = parts.contents
    this.hosts = parts.hosts
    this.application = parts.application
    this.settings = { ...DEFAULT_SETTINGS, ...parts.settings }
    this.buckets = new Buckets(parts.clock)
    this.#addDemoProductTypes()
  }

  /** Rising number for ids and ledgers. */
  next(): number {
    this.#sequence += 1
    return this.#sequence
  }

  iso(): string {
    return new Date(this.clock.now()).toISOString()
  }

  /** Forgets sellers, catalogue, consents, log and faults; the application and the settings stay. */
  reset(): void {
    for (const held of [
      this.sellers,
      this.catalogue,
      this.productTypes,
      this.cdn,
      this.accessTokens,
      this.codes,
      this.hops,
    ])
      held.clear()
    this.grants.length = 0
    this.fetchQueue.length = 0
    this.faults.clear()
    this.requests.clear()
    this.buckets.clear()
    this.#addDemoProductTypes()
  }

  #addDemoProductTypes(): void {
    for (const type of demoProductTypes()) this.productTypes.set(type.name, type)
  }
}
