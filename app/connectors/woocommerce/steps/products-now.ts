import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { WooCommerceClient } from '../client.ts'
import { rowsPerPage } from '../reading/all-pages.ts'
import { productSchema, productStateFields, type ProductRow } from '../schemas.ts'

/** Calls of a step begin together; those that come within this time share a request. */
const gatheringMs = 20

interface Gathering {
  readonly ids: Set<string>
  readonly rows: Promise<ReadonlyMap<string, ProductRow>>
}

/** Products as they are at this moment, for writers who are about to write: many of them in one request. */
export class ProductsNow {
  readonly #client: WooCommerceClient
  readonly #deps: Pick<ConnectorDeps, 'sleep'>
  #gathering: Gathering | null = null

  constructor(client: WooCommerceClient, deps: Pick<ConnectorDeps, 'sleep'>) {
    this.#client = client
    this.#deps = deps
  }

  /** Throws `not_found` where it is gone, also to the trash. */
  async get(productId: string, signal: AbortSignal): Promise<ProductRow> {
    const gathering = this.#gathering ?? this.#gather(signal)
    gathering.ids.add(productId)
    if (gathering.ids.size === rowsPerPage) this.#gathering = null
    const row = (await gathering.rows).get(productId)
    if (!row) throw new ConnectorError('not_found', `product ${productId} is gone`)
    return row
  }

  #gather(signal: AbortSignal): Gathering {
    const ids = new Set<string>()
    const read = async () => {
      await this.#deps.sleep(gatheringMs, signal)
      if (this.#gathering === gathering) this.#gathering = null
      const { data } = await this.#client.run(
        {
          ...{ space: 'wc/v3', method: 'GET', path: 'products', data: z.array(productSchema) },
          query: {
            ...{ include: [...ids].join(','), per_page: String(rowsPerPage), status: 'any' },
            _fields: productStateFields,
          },
        },
        signal,
      )
      return new Map(data.map((row) => [row.id, row]))
    }
    const gathering: Gathering = { ids, rows: read() }
    this.#gathering = gathering
    return gathering
  }
}
