import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { itemsPerSearch } from './search-items.ts'

/** Calls of a step begin together; those that come within this time share a request. */
const gatheringMs = 20

type Observe = (skus: readonly string[], signal?: AbortSignal) => Promise<ReadonlyMap<string, ListingState>>

interface Gathering {
  readonly skus: Set<string>
  readonly states: Promise<ReadonlyMap<string, ListingState>>
}

/** Listings as they are at this moment, for writers who are about to write: many of them in one request. */
export class ListingsNow {
  readonly #observe: Observe
  readonly #sleep: ConnectorDeps['sleep']
  #gathering: Gathering | null = null

  constructor(observe: Observe, { sleep }: Pick<ConnectorDeps, 'sleep'>) {
    this.#observe = observe
    this.#sleep = sleep
  }

  /** Throws `not_found` where the SKU is gone. */
  async get(sku: string, signal: AbortSignal): Promise<ListingState> {
    const gathering = this.#gathering ?? this.#gather(signal)
    gathering.skus.add(sku)
    if (gathering.skus.size === itemsPerSearch) this.#gathering = null
    const state = (await gathering.states).get(sku)
    if (!state) throw new ConnectorError('not_found', `SKU ${sku} is gone`)
    return state
  }

  #gather(signal: AbortSignal): Gathering {
    const skus = new Set<string>()
    const look = async () => {
      await this.#sleep(gatheringMs, signal)
      if (this.#gathering === gathering) this.#gathering = null
      return this.#observe([...skus], signal)
    }
    const gathering: Gathering = { skus, states: look() }
    this.#gathering = gathering
    return gathering
  }
}
