import { abstractFetch } from '@shopify/shopify-api/runtime'
import type { ConnectorDeps, ConnectorLog } from '../core/channel/connector.ts'
import { db } from '../db.server.ts'
import { env } from '../env.server.ts'
import { merchantFetch } from '../fetch-policy.server.ts'
import { systemClock } from '../lib/clock.ts'
import { log } from '../log.server.ts'
import { createSharedBudget } from './rate-budget.server.ts'

const clock = {
  now: () => systemClock.now(),
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms, signal),
}

export function shopifyDeps(connectionId: string): ConnectorDeps {
  return {
    // Looked up at each call: the platform library lets its fetch be replaced, and what replaces it must apply here too.
    fetch: (input, init) => abstractFetch(input, init),
    ...clock,
    log: log.child({ connectionId }),
    memory: memoryOf(connectionId),
    bulkFrom: env.BULK_FROM,
  }
}

/**
 * A store's address comes from a person, so that it is reached through the guard that keeps private networks private. Without a
 * connection nothing is remembered of it.
 */
export function storeDeps(connectionId: string | null): ConnectorDeps {
  const storeLog: ConnectorLog = connectionId === null ? log : log.child({ connectionId })
  return {
    fetch: merchantFetch,
    ...clock,
    log: storeLog,
    ...(connectionId !== null && { memory: memoryOf(connectionId) }),
  }
}

/**
 * A seller's connections share its limits, and what is known of it. Pictures are looked at where Amazon will fetch them: our own
 * address, and such as others once gave, which are reached through the guard.
 */
export function sellerDeps({ region, sellerId, connectionId }: Seller): ConnectorDeps {
  const seller = `amazon:${region}:${sellerId}`
  return {
    fetch: (input, init) => (isOurPicture(input) ? fetch(input, init) : merchantFetch(input, init)),
    ...clock,
    log: connectionId === undefined ? log : log.child({ connectionId }),
    memory: memoryOf(seller),
    // The operator says how many still go one by one.
    bulkFrom: env.AMAZON_FEED_FROM + 1,
    budget,
  }
}

interface Seller {
  readonly region: string
  readonly sellerId: string
  /** Left out before there is one. */
  readonly connectionId?: string
}

const budget = createSharedBudget(db)

function isOurPicture(input: Parameters<typeof fetch>[0]): boolean {
  const url = typeof input === 'object' && 'url' in input ? input.url : String(input)
  return new URL(url).origin === new URL(env.PICTURE_URL).origin
}

/** What connectors learned of their accounts, for as long as this process lives. */
const memories = new Map<string, Map<unknown, unknown>>()

function memoryOf(connectionId: string): Map<unknown, unknown> {
  const memory = memories.get(connectionId) ?? new Map<unknown, unknown>()
  memories.set(connectionId, memory)
  return memory
}
