import { randomInt } from 'node:crypto'
import { Client } from 'pg'
import { env } from '../env.server.ts'
import { systemClock } from '../lib/clock.ts'
import { log } from '../log.server.ts'

/** First half of the advisory lock's name; the second is the worker. */
export const presenceClass = 0x6d70

const reconnectMs = 500
const connectWithinMs = 10_000

/** Names this process among all workers, for as long as it lives. */
export const workerNumber = randomInt(1, 2 ** 31 - 1)

export interface Presence {
  end(): Promise<void>
}

/**
 * Holds a session lock in PostgreSQL. The server lets go of it in the moment this process dies, however it dies, so that
 * others take over its lanes without waiting for a lease to run out.
 */
export async function announcePresence(): Promise<Presence> {
  let held = await lockSession()
  let ended = false
  const hasEnded = () => ended
  const keep = async (): Promise<void> => {
    for (;;) {
      const reason = await held.lost
      if (hasEnded()) return
      log.warn({ err: reason }, 'presence connection lost')
      held = await lockUntilConnected(hasEnded, held)
    }
  }
  const keeping = keep()
  return {
    async end() {
      ended = true
      await held.client.end()
      await keeping
    },
  }
}

interface HeldSession {
  readonly client: Client
  /** Resolves with the reason when the connection breaks or is closed. */
  readonly lost: Promise<unknown>
}

async function lockSession(): Promise<HeldSession> {
  const client = new Client({
    connectionString: env.DATABASE_URL,
    application_name: 'mediaport-presence',
    keepAlive: true,
    connectionTimeoutMillis: connectWithinMs,
  })
  const lost = new Promise((resolve) => {
    // A server that shuts down says so and then hangs up: two errors, and one without a listener would end the process.
    client.on('error', resolve)
    client.on('end', () => resolve(undefined))
  })
  await client.connect()
  await client.query('SELECT pg_advisory_lock($1, $2)', [presenceClass, workerNumber])
  return { client, lost }
}

async function lockUntilConnected(hasEnded: () => boolean, former: HeldSession): Promise<HeldSession> {
  while (!hasEnded()) {
    try {
      return await lockSession()
    } catch (error) {
      log.warn({ err: error }, 'presence cannot connect')
      await systemClock.sleep(reconnectMs)
    }
  }
  return former
}
