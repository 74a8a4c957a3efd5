import type { ZodType } from 'zod'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ItemWork } from '../../../core/channel/export-step.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import type { BulkMutations } from '../bulk/bulk-mutations.ts'
import type { ShopifyClient } from '../client.ts'
import type { Operation } from '../operation.ts'

/** Calls of one step under way at once; more do not help, the bucket is the limit. */
export const callsAtOnce = 10

/** What one call says about one product. */
export interface ProductRow {
  readonly productId: string
}

/** A product's row, with the item it is for. */
export interface ItemRow<Row> {
  readonly itemId: string
  readonly row: Row
}

/** A step of which each product needs a call of its own: by calls, or where it is sooner done, by calls and bulk operations at once. */
export interface ProductStep<Row extends ProductRow, Data, Variables extends object> {
  readonly name: string
  readonly operation: Operation<Data, Variables>
  /** The intent of a row. */
  readonly row: ZodType<Row>
  /** What is left to do for an item; empty where nothing differs. Pure. */
  readonly rows: (item: ItemWork) => readonly Row[]
  readonly variables: (row: Row) => Variables
  /** How the listing looks when Shopify has accepted the row. */
  readonly after: (row: Row, data: Data, state: ListingState) => ListingState
  /** How long to wait before asking again where Shopify does not see yet what it has just been told. Default: not at all. */
  readonly conflictWaitsMs?: readonly number[]
  /** Waits until an accepted row has its effect, where that comes later. */
  readonly settled?: (data: Data, signal: AbortSignal) => Promise<void>
}

export interface ProductStepTools {
  readonly client: ShopifyClient
  readonly bulk: BulkMutations
  readonly sleep: ConnectorDeps['sleep']
  readonly bulkFrom: ConnectorDeps['bulkFrom']
}
