import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { AskedTogether } from '../../../lib/asked-together.ts'
import { itemsPerSearch } from './search-items.ts'

type Observe = (skus: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, ListingState>>

/** Listings as they are at this moment, for writers who are about to write: many of them in one request. */
export class ListingsNow {
  readonly #states: AskedTogether<ListingState>

  constructor(observe: Observe, deps: Pick<ConnectorDeps, 'sleep'>) {
    this.#states = new AskedTogether(observe, itemsPerSearch, deps)
  }

  /** Throws `not_found` where the SKU is gone. */
  async get(sku: string, signal: AbortSignal): Promise<ListingState> {
    const state = await this.#states.get(sku, signal)
    if (!state) throw new ConnectorError('not_found', `SKU ${sku} is gone`)
    return state
  }
}
