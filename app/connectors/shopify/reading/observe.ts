import type { ConnectorDeps, RemoteFileStatus } from '../../../core/channel/connector.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import type { BulkQueries } from '../bulk/bulk-queries.ts'
import type { ShopifyClient } from '../client.ts'
import { bulkListingStates } from '../documents/bulk-listing-states.ts'
import { fileStatuses } from '../documents/files.ts'
import { listingStates } from '../documents/listing-states.ts'
import { maxRowsPerCall } from '../requirements.ts'
import { toFileStatus } from '../translate.ts'
import { statesFromRows } from './bulk-states.ts'
import { pagedStates } from './paged-states.ts'
import { readNodes } from './read-nodes.ts'
import { bulkReadMs, bulkReadPays } from './ways-to-read.ts'

const bulkName = 'BulkListingStates'

export interface StateReader {
  readonly client: ShopifyClient
  readonly queries: BulkQueries
  readonly bulkFrom: ConnectorDeps['bulkFrom']
}

/**
 * What the products show now, complete: by calls, or where that is much sooner done by a bulk query. What a call costs is known
 * from the first one, so that of many ids the first are read alone.
 */
export async function observe(reader: StateReader, ids: readonly string[]): Promise<ReadonlyMap<string, ListingState>> {
  const { client } = reader
  const wanted = [...new Set(ids)]
  const firstCall = client.chargeOf(listingStates) === undefined ? wanted.slice(0, maxRowsPerCall) : []
  const first = await pagedStates(client, firstCall)
  const others = await statesOf(reader, wanted.slice(firstCall.length))
  return new Map([...first, ...others].map((state) => [state.remoteId, state]))
}

async function statesOf(reader: StateReader, ids: readonly string[]): Promise<ListingState[]> {
  if (!inBulk(reader, ids.length)) return pagedStates(reader.client, ids)
  const [firstId = '', lastId = ''] = rangeOf(ids)
  const { length } = ids
  const rows = await reader.queries.read(bulkName, bulkListingStates(firstId, lastId), bulkReadMs(length))
  const states = rows ? statesFromRows(rows, new Set(ids)) : []
  const found = new Set(states.map(({ remoteId }) => remoteId))
  // What the search behind a bulk query passes over may be gone, or too new for its index: a call knows.
  return [
    ...states,
    ...(await pagedStates(
      reader.client,
      ids.filter((id) => !found.has(id)),
    )),
  ]
}

function inBulk({ client, queries, bulkFrom }: StateReader, products: number): boolean {
  const productsPerCall = client.idsPerCall(listingStates, maxRowsPerCall)
  const calls = Math.ceil(products / productsPerCall)
  if (calls < 2 || !queries.experience.allows(bulkName)) return false
  if (bulkFrom !== undefined) return calls >= bulkFrom
  const callPoints = client.chargeOf(listingStates) ?? listingStates.expectedCost
  return client.bucket !== undefined && bulkReadPays(products, { bucket: client.bucket, callPoints, productsPerCall })
}

/** The least and the greatest of the ids, as the decimal numbers that a search takes. */
function rangeOf(ids: readonly string[]): string[] {
  const numbers = ids.map((id) => BigInt(id.split('/').at(-1) ?? ''))
  const sorted = numbers.sort((one, other) => (one < other ? -1 : 1))
  return [sorted.at(0), sorted.at(-1)].map(String)
}

export async function observeFiles(
  client: ShopifyClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RemoteFileStatus>> {
  const rows = await readNodes(client, fileStatuses, ids, maxRowsPerCall)
  return new Map(rows.map((row) => [row.id, toFileStatus(row)]))
}
