import { ConnectorError } from '../../../core/channel/connector-error.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { z, type ZodType } from 'zod'
import type { WooCommerceClient } from '../client.ts'
import type { StoreRequest } from '../request.ts'

/** Lists give at most this many rows a page (`per_page`), and take as many ids (`include`). */
export const rowsPerPage = 100

export interface ListRequest<Row> extends Pick<StoreRequest<Row[]>, 'space' | 'path' | 'query'> {
  readonly row: ZodType<Row>
}

interface ReadList<Row> {
  readonly rows: Row[]
  /** As the store counts them. */
  readonly total: number | null
  /** Nothing came or went while it was read. */
  readonly isWhole: boolean
}

/** Reads of a list that others kept changing; the last one counts. */
const mostReads = 3

/**
 * A list to its end, by id: in WooCommerce's own order, by date, rows that were made in one go are doubled on one page and missing on
 * the next (woocommerce#33386). The first page tells how many there are; the others are read side by side. Where rows came or went
 * in between, others moved over a page's edge, so that it is read once more.
 */
export async function allPages<Row>(
  client: WooCommerceClient,
  list: ListRequest<Row>,
  signal?: AbortSignal,
): Promise<Row[]> {
  return (await readList(client, list, signal)).rows
}

/** The same of a list that must be seen whole: null where it has rows that this user may not see, which WordPress counts and leaves out. */
export async function allPagesOrNone<Row>(client: WooCommerceClient, list: ListRequest<Row>): Promise<Row[] | null> {
  const { rows, total } = await readList(client, list)
  return total === rows.length ? rows : null
}

async function readList<Row>(
  client: WooCommerceClient,
  list: ListRequest<Row>,
  signal?: AbortSignal,
): Promise<ReadList<Row>> {
  for (let read = 1; ; read += 1) {
    const whole = await readPages(client, list, signal)
    if (whole.isWhole || read === mostReads) return whole
  }
}

async function readPages<Row>(
  client: WooCommerceClient,
  { row, query, ...list }: ListRequest<Row>,
  signal?: AbortSignal,
): Promise<ReadList<Row>> {
  const readPage = (page: number) =>
    client.run(
      {
        ...{ ...list, method: 'GET', data: z.array(row) },
        query: {
          ...{ orderby: 'id', order: 'asc', ...query, per_page: String(rowsPerPage) },
          ...(page > 1 && { page: String(page) }),
        },
      },
      signal,
    )
  const first = await readPage(1)
  const others = Array.from({ length: Math.max(0, (first.pages ?? 1) - 1) }, (_, index) => index + 2)
  const rest = await mapConcurrently(others, client.parallel, (page) => readPage(page).catch(noneBeyondEnd))
  return {
    rows: [first, ...rest].flatMap((page) => page?.data ?? []),
    total: first.total,
    isWhole: rest.every((page) => page?.total === first.total),
  }
}

/** WordPress's own lists refuse a page that is gone since the first one was read; WooCommerce's are empty there. */
function noneBeyondEnd(error: unknown): null {
  const isBeyond = error instanceof ConnectorError && error.details.platformCode === 'rest_post_invalid_page_number'
  if (!isBeyond) throw error
  return null
}
