import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ShopifyClient } from '../client.ts'
import { bulkRunQuery } from '../documents/bulk-operations.ts'
import { bulkExperienceOf, bulkOverheadMs, type BulkExperience } from './bulk-experience.ts'
import { noteRefusal, untilEnded } from './bulk-runs.ts'
import { readJsonl } from './read-jsonl.ts'

/** Reads by bulk operations. They change nothing, so whatever goes wrong with one, the same is read by calls. */
export class BulkQueries {
  readonly #client: ShopifyClient
  readonly #deps: ConnectorDeps
  readonly experience: BulkExperience

  constructor(client: ShopifyClient, deps: ConnectorDeps) {
    this.#client = client
    this.#deps = deps
    this.experience = bulkExperienceOf(deps)
  }

  /**
   * The rows of a query, parents before children. Null: it was refused, or came to no good end.
   * `name` is how refusals are remembered, `expectedMs` when to look first.
   */
  async read(name: string, query: string, expectedMs: number, signal?: AbortSignal): Promise<unknown[] | null> {
    const { data, userErrors } = await this.#client.runWhole(bulkRunQuery, { query }, signal)
    const [refused] = userErrors
    const id = data.bulkOperationRunQuery.bulkOperation?.id
    if (refused) noteRefusal(this.experience, name, refused)
    if (refused || !id) return null
    const ended = await untilEnded(this.#client, this.#deps, id, bulkOverheadMs + expectedMs, signal)
    if (ended?.status === 'COMPLETED') return ended.url === null ? [] : readJsonl(this.#deps, ended.url, signal)
    this.#deps.log.warn({ operation: name, status: ended?.status, code: ended?.errorCode }, 'bulk query failed')
    this.experience.rest()
    return null
  }
}
