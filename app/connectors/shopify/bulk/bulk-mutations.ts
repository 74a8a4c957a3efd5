import { Readable } from 'node:stream'
import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ShopifyClient } from '../client.ts'
import { bulkRunMutation, recentBulkMutations, type BulkOperation } from '../documents/bulk-operations.ts'
import { stagedUploads } from '../documents/files.ts'
import type { Operation, UserError } from '../operation.ts'
import { uploadToTarget } from '../staged-upload.ts'
import { bulkExperienceOf, bulkOverheadMs, type BulkExperience } from './bulk-experience.ts'
import { noteRefusal, untilEnded } from './bulk-runs.ts'
import { readJsonl } from './read-jsonl.ts'

/** One mutation, to be run once for each line. */
export interface BulkCall<Data, Variables extends object> {
  readonly operation: Operation<Data, Variables>
  readonly lines: readonly Variables[]
  /** Names the call for whoever looks for it after a crash; letters and digits. */
  readonly tag: string
}

export interface LineAnswer<Data> {
  readonly data: Data
  readonly userErrors: readonly UserError[]
}

export interface BulkAnswer<Data> {
  readonly operationId: string
  /** By the number of the line. A line that is not here was not done, or nobody knows. */
  readonly lines: ReadonlyMap<number, LineAnswer<Data>>
}

const rowSchema = z.object({ __lineNumber: z.number().int(), data: z.unknown() })

/** Runs mutations as lines of bulk operations, which no bucket limits (https://shopify.dev/docs/api/usage/bulk-operations/imports). */
export class BulkMutations {
  readonly #client: ShopifyClient
  readonly #deps: ConnectorDeps
  readonly experience: BulkExperience

  constructor(client: ShopifyClient, deps: ConnectorDeps) {
    this.#client = client
    this.#deps = deps
    this.experience = bulkExperienceOf(deps)
  }

  /**
   * Stages the lines, runs them, and waits for the end. Null: the shop does not take the operation, now or ever; nothing was
   * done. Throws `unavailable` where the operation ended before its end: some of the lines are done; `outcome_unknown` where it
   * got out of sight: it must be found again before anything else is done.
   */
  async run<Data, Variables extends object>(
    call: BulkCall<Data, Variables>,
    signal: AbortSignal,
  ): Promise<BulkAnswer<Data> | null> {
    const { operation, lines, tag } = call
    const startedAt = this.#deps.now()
    const stagedUploadPath = await this.#stage(lines, tag, signal)
    const mutation = taggedDocument(operation, tag)
    const { data, userErrors } = await this.#client.runWhole(bulkRunMutation, { mutation, stagedUploadPath }, signal)
    const [refused] = userErrors
    const id = data.bulkOperationRunMutation.bulkOperation?.id
    if (refused || !id) {
      const { code, message } = refused ?? { code: null, message: 'no operation' }
      this.#deps.log.warn({ operation: operation.name, code, reason: message }, 'bulk operation refused')
      noteRefusal(this.experience, operation.name, { field: [], code, message })
      return null
    }
    const ended = await this.#untilEnded(id, call, signal).catch((error: unknown) => outOfSight(id, error))
    if (ended?.status !== 'COMPLETED') {
      const platformCode = ended?.errorCode ?? ended?.status ?? 'UNKNOWN'
      throw new ConnectorError('unavailable', `${id} ended as ${platformCode}`, { platformCode })
    }
    const answered = await this.#readLines(ended, call, signal).catch((error: unknown) => outOfSight(id, error))
    this.experience.learnHandling(ended, this.#deps.now() - startedAt)
    return { operationId: id, lines: answered }
  }

  /**
   * The answer of an operation that was started for this tag, waited for where it still runs; without lines where it ended badly or
   * its result cannot be had. What it did shows in its listings. Null: there was none.
   */
  async find<Data, Variables extends object>(
    call: BulkCall<Data, Variables>,
    signal: AbortSignal,
  ): Promise<BulkAnswer<Data> | null> {
    const { data } = await this.#client.runWhole(recentBulkMutations, {}, signal)
    const found = data.bulkOperations.nodes.find(({ query }) => query.includes(taggedName(call.operation, call.tag)))
    if (!found) return null
    const ended = await this.#untilEnded(found.id, call, signal)
    if (ended?.status !== 'COMPLETED') return { operationId: found.id, lines: new Map() }
    try {
      return { operationId: found.id, lines: await this.#readLines(ended, call, signal) }
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
      return { operationId: found.id, lines: new Map() }
    }
  }

  async #stage(lines: readonly object[], tag: string, signal: AbortSignal): Promise<string> {
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const filename = `${tag}.jsonl`
    const file = {
      mimeType: 'text/jsonl',
      byteSize: bytes.length,
      stream: () => Promise.resolve(Readable.from([bytes])),
    }
    const input = {
      filename,
      mimeType: file.mimeType,
      resource: 'BULK_MUTATION_VARIABLES' as const,
      httpMethod: 'POST' as const,
      fileSize: String(bytes.length),
    }
    const { data, userErrors } = await this.#client.runWhole(stagedUploads, { input: [input] }, signal)
    const [target] = data.stagedUploadsCreate.stagedTargets ?? []
    const path = target?.parameters.find(({ name }) => name === 'key')?.value
    if (!target || !path) {
      throw new ConnectorError('invalid_response', `no target for ${filename}: ${userErrors[0]?.message ?? ''}`)
    }
    await uploadToTarget(this.#deps, target, file, filename, signal)
    return path
  }

  /** However it ended. One that ended badly lets operations rest. */
  async #untilEnded<Data, Variables extends object>(
    id: string,
    { lines }: BulkCall<Data, Variables>,
    signal: AbortSignal,
  ): Promise<BulkOperation | null> {
    const expectedMs = bulkOverheadMs + lines.length * this.experience.lineMs
    const ended = await untilEnded(this.#client, this.#deps, id, expectedMs, signal)
    if (ended?.status === 'COMPLETED') this.experience.learn(ended, lines.length)
    else this.experience.rest()
    return ended
  }

  async #readLines<Data, Variables extends object>(
    { url }: BulkOperation,
    { operation, lines }: BulkCall<Data, Variables>,
    signal: AbortSignal,
  ): Promise<Map<number, LineAnswer<Data>>> {
    const rows = url === null ? [] : await readJsonl(this.#deps, url, signal)
    const answered = new Map(rows.flatMap((row) => toLineAnswer(operation, row)))
    // Errors that are no user errors, such as missing rights: calls tell what they are about.
    if (answered.size < lines.length / 2) this.experience.refuse(operation.name)
    return answered
  }
}

function outOfSight(id: string, error: unknown): never {
  if (!(error instanceof ConnectorError) || error.code === 'auth_expired') throw error
  throw new ConnectorError('outcome_unknown', `${id}: ${error.message}`, { ...error.details, cause: error })
}

function toLineAnswer<Data, Variables extends object>(
  operation: Operation<Data, Variables>,
  row: unknown,
): [number, LineAnswer<Data>][] {
  const line = rowSchema.safeParse(row)
  const data = operation.data.safeParse(line.data?.data)
  if (!line.success || !data.success) return []
  return [[line.data.__lineNumber, { data: data.data, userErrors: operation.userErrors?.(data.data) ?? [] }]]
}

/** Shopify keeps the document of an operation and shows it; the name in it is how we know ours again. */
function taggedDocument<Data, Variables extends object>(operation: Operation<Data, Variables>, tag: string): string {
  return operation.document.trim().replace(`mutation ${operation.name}`, `mutation ${taggedName(operation, tag)}`)
}

function taggedName<Data, Variables extends object>({ name }: Operation<Data, Variables>, tag: string): string {
  return `${name}_${tag}`
}
