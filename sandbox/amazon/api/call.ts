import type { AmazonRequest, Reply } from '../http/exchange.ts'
import type { Operation } from '../model/operations.ts'
import type { Parameters } from '../model/parameters.ts'
import type { Grant } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'

/** A call of the Selling Partner API that may be answered: authorised, within its quota, and as its model wants it. */
export interface ApiCall {
  world: World
  request: AmazonRequest
  operation: Operation
  parameters: Parameters
  /** Obeys the operation's model; empty where it has none. */
  body: Record<string, unknown>
  seller: Seller
  grant: Grant
}

/** Throws ApiError for what it refuses. */
export type Handler = (call: ApiCall) => Reply | Promise<Reply>
