import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ShopifyClient } from '../client.ts'
import { bulkCancel, bulkStatus, type BulkOperation } from '../documents/bulk-operations.ts'
import type { UserError } from '../operation.ts'
import type { BulkExperience } from './bulk-experience.ts'

const running = new Set<BulkOperation['status']>(['CREATED', 'RUNNING', 'CANCELING'])
/** When to look, as parts of the time it should take: it may be quicker than believed. Each look costs a point. */
const firstLooks = [0.5, 0.75, 0.9, 1]
/** After that time. The last wait repeats until the bound. */
const pollsMs = [500, 500, 1000, 1000, 2000, 2000, 5000]
/** An operation that takes so many times what it should, and at least so long, is given up. */
const patience = { times: 10, leastMs: 60_000 }
const cancelPollsMs = [1000, 1000, 2000, 3000, 5000]

/** Refusals of a start that say something about now. All others are about what was to be run. */
const passingRefusals = new Set(['OPERATION_IN_PROGRESS', 'LIMIT_REACHED', 'INTERNAL_FILE_SERVER_ERROR'])

/** What a refused start means for the next ones: rest a while, or never ask this again. */
export function noteRefusal(experience: BulkExperience, name: string, { code }: UserError): void {
  if (passingRefusals.has(code ?? '')) experience.rest()
  else experience.refuse(name)
}

/**
 * Looks until the operation has ended, however it did. One that hangs is cancelled, so that it does nothing more behind the
 * caller's back, and answered as it is then, at the worst still CANCELING. Null: Shopify does not know it.
 */
export async function untilEnded(
  client: ShopifyClient,
  { now, sleep }: Pick<ConnectorDeps, 'now' | 'sleep'>,
  id: string,
  expectedMs: number,
  signal?: AbortSignal,
): Promise<BulkOperation | null> {
  const giveUpAt = now() + Math.max(patience.leastMs, expectedMs * patience.times)
  const waitsMs = [...firstLooks.map((part, at) => (part - (firstLooks[at - 1] ?? 0)) * expectedMs), ...pollsMs]
  for (let at = 0; ; at += 1) {
    await sleep(waitsMs[at] ?? waitsMs.at(-1) ?? 0, signal)
    const operation = await look(client, id, signal)
    if (operation === null || !running.has(operation.status)) return operation
    if (now() >= giveUpAt) return afterCancelling(client, { sleep }, id, signal)
  }
}

async function afterCancelling(
  client: ShopifyClient,
  { sleep }: Pick<ConnectorDeps, 'sleep'>,
  id: string,
  signal?: AbortSignal,
): Promise<BulkOperation | null> {
  await client.runWhole(bulkCancel, { id }, signal)
  let operation = await look(client, id, signal)
  for (const waitMs of cancelPollsMs) {
    if (operation === null || !running.has(operation.status)) break
    await sleep(waitMs, signal)
    operation = await look(client, id, signal)
  }
  return operation
}

async function look(client: ShopifyClient, id: string, signal?: AbortSignal): Promise<BulkOperation | null> {
  const { data } = await client.runWhole(bulkStatus, { id }, signal)
  return data.bulkOperation
}
