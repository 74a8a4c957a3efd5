import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { AskedTogether } from '../../../lib/asked-together.ts'
import type { WooCommerceClient } from '../client.ts'
import { rowsPerPage } from '../reading/all-pages.ts'
import { productSchema, productStateFields, type ProductRow } from '../schemas.ts'

/** Products as they are at this moment, for writers who are about to write: many of them in one request. */
export class ProductsNow {
  readonly #rows: AskedTogether<ProductRow>

  constructor(client: WooCommerceClient, deps: Pick<ConnectorDeps, 'sleep'>) {
    this.#rows = new AskedTogether((ids, signal) => readProducts(client, ids, signal), rowsPerPage, deps)
  }

  /** Throws `not_found` where it is gone, also to the trash. */
  async get(productId: string, signal: AbortSignal): Promise<ProductRow> {
    const row = await this.#rows.get(productId, signal)
    if (!row) throw new ConnectorError('not_found', `product ${productId} is gone`)
    return row
  }
}

async function readProducts(
  client: WooCommerceClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, ProductRow>> {
  const { data } = await client.run(
    {
      ...{ space: 'wc/v3', method: 'GET', path: 'products', data: z.array(productSchema) },
      query: {
        ...{ include: ids.join(','), per_page: String(rowsPerPage), status: 'any' },
        _fields: productStateFields,
      },
    },
    signal,
  )
  return new Map(data.map((row) => [row.id, row]))
}
