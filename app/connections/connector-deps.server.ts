import { abstractFetch } from '@shopify/shopify-api/runtime'
import type { ConnectorDeps, ConnectorLog } from '../core/channel/connector.ts'
import { env } from '../env.server.ts'
import { merchantFetch } from '../fetch-policy.server.ts'
import { systemClock } from '../lib/clock.ts'
import { log } from '../log.server.ts'

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

/** What connectors learned of their accounts, for as long as this process lives. */
const memories = new Map<string, Map<unknown, unknown>>()

function memoryOf(connectionId: string): Map<unknown, unknown> {
  const memory = memories.get(connectionId) ?? new Map<unknown, unknown>()
  memories.set(connectionId, memory)
  return memory
}
