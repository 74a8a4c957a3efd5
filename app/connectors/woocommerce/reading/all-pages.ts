import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { z, type ZodType } from 'zod'
import type { WooCommerceClient } from '../client.ts'
import type { StoreRequest } from '../request.ts'

/** Lists give at most this many rows a page (`per_page`), and take as many ids (`include`). */
export const rowsPerPage = 100

export interface ListRequest<Row> extends Pick<StoreRequest<Row[]>, 'space' | 'path' | 'query'> {
  readonly row: ZodType<Row>
}

/** A list to its end. The first page tells how many there are; the others are read side by side. */
export async function allPages<Row>(
  client: WooCommerceClient,
  { row, query, ...list }: ListRequest<Row>,
  signal?: AbortSignal,
): Promise<Row[]> {
  const readPage = (page: number) =>
    client.run(
      {
        ...{ ...list, method: 'GET', data: z.array(row) },
        query: { ...query, per_page: String(rowsPerPage), ...(page > 1 && { page: String(page) }) },
      },
      signal,
    )
  const first = await readPage(1)
  const others = Array.from({ length: Math.max(0, (first.pages ?? 1) - 1) }, (_, index) => index + 2)
  const rest = await mapConcurrently(others, client.parallel, async (page) => (await readPage(page)).data)
  return [...first.data, ...rest.flat()]
}
