import type { BulkOperation } from '../bulk/operation.ts'
import type { Clock } from '../../clock.ts'
import type { FaultBook } from '../control/faults.ts'
import type { RequestGate } from '../../control/request-gate.ts'
import type { RequestLog } from '../control/request-log.ts'
import { CostBucket, PLAN_BUCKETS } from '../graphql/bucket.ts'
import { TokenStore } from '../oauth/token-store.ts'
import type { ShopIdentity } from '../seed.ts'
import { StagedTargets } from '../staged/target.ts'
import type { WebhookSender } from '../webhooks/sender.ts'
import { DEFAULT_BEHAVIOUR } from './behaviour.ts'
import type { Behaviour } from './behaviour.ts'
import type { ContentStore } from '../../content-store.ts'
import { IdSequence, gid } from './ids.ts'
import type { Shop } from './shop.ts'

/** What the platform knows of the one app that talks to it. */
export interface AppRegistration {
  apiKey: string
  apiSecret: string
  /** Granted access scopes; a `write_` scope implies its `read_` scope. */
  scopes: string[]
}

export interface WorldParts {
  app: AppRegistration
  clock: Clock
  contents: ContentStore
  faults: FaultBook
  requests: RequestLog
  webhooks: WebhookSender
  fetchExternal: typeof fetch
  startBulkOperation: (world: World, shop: Shop, operation: BulkOperation) => void
}

/** The whole platform: shops side by side, one app, one clock. */
export class World {
  readonly shops = new Map<string, Shop>()
  readonly ids = new IdSequence(10_244_000_000_000)
  readonly app: AppRegistration
  readonly clock: Clock
  readonly contents: ContentStore
  readonly faults: FaultBook
  readonly requests: RequestLog
  readonly webhooks: WebhookSender
  readonly fetchExternal: typeof fetch
  readonly #startBulkOperation: WorldParts['startBulkOperation']
  behaviour: Behaviour = { ...DEFAULT_BEHAVIOUR }
  /** Set by an owner in the same process who wants to stop requests on their way. */
  gate: RequestGate | null = null
  /** Origin of every URL handed out; known once the server listens. */
  url = ''

  constructor(parts: WorldParts) {
    this.app = parts.app
    this.clock = parts.clock
    this.contents = parts.contents
    this.faults = parts.faults
    this.requests = parts.requests
    this.webhooks = parts.webhooks
    this.fetchExternal = parts.fetchExternal
    this.#startBulkOperation = parts.startBulkOperation
  }

  startBulkOperation(shop: Shop, operation: BulkOperation): void {
    this.#startBulkOperation(this, shop, operation)
  }

  /** Adds an empty shop, replacing one of the same domain. */
  openShop(identity: ShopIdentity): Shop {
    const shop: Shop = {
      id: gid('Shop', 92_891_000_000 + this.shops.size + 1),
      identity,
      installed: true,
      tokens: new TokenStore(this.clock),
      bucket: new CostBucket(PLAN_BUCKETS[identity.plan], this.clock),
      products: new Map(),
      variants: new Map(),
      files: new Map(),
      filesByName: new Map(),
      jobs: new Map(),
      operations: new Map(),
      bulkOperations: new Map(),
      stagedTargets: new StagedTargets(),
      ledger: new Map(),
    }
    this.shops.set(identity.domain, shop)
    return shop
  }

  reset(): void {
    this.shops.clear()
    this.requests.clear()
    this.faults.clear()
    this.webhooks.clear()
    this.behaviour = { ...DEFAULT_BEHAVIOUR }
  }
}
