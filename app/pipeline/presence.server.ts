import { randomInt } from 'node:crypto'
import { Client } from 'pg'
import { env } from '../env.server.ts'
import { systemClock } from '../lib/clock.ts'
import { log } from '../log.server.ts'

/** First half of the advisory lock's name; the second is the worker. */
export const presenceClass = 0x6d70

const reconnectMs = 500

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
  let client = await lockSession()
  const ending = new AbortController()
  const keep = async (): Promise<void> => {
    for (;;) {
      const lost = await connectionLoss(client)
      if (ending.signal.aborted) return
      log.warn({ err: lost }, 'presence connection lost')
      client = await lockUntilConnected(ending.signal, client)
    }
  }
  const keeping = keep()
  return {
    async end() {
      ending.abort()
      await client.end()
      await keeping
    },
  }
}

async function lockSession(): Promise<Client> {
  const client = new Client({
    connectionString: env.DATABASE_URL,
    application_name: 'mediaport-presence',
    keepAlive: true,
  })
  await client.connect()
  await client.query('SELECT pg_advisory_lock($1, $2)', [presenceClass, workerNumber])
  return client
}

async function lockUntilConnected(ending: AbortSignal, former: Client): Promise<Client> {
  while (!ending.aborted) {
    try {
      return await lockSession()
    } catch (error) {
      log.warn({ err: error }, 'presence cannot connect')
      await systemClock.sleep(reconnectMs)
    }
  }
  return former
}

function connectionLoss(client: Client): Promise<unknown> {
  return new Promise((resolve) => {
    client.once('error', resolve)
    client.once('end', () => resolve(undefined))
  })
}
