import pg from 'pg'

/** Any number does, as long as every process of Mediaport uses the same. */
const LOCK = 0x6d706f72

/** One process's hold on a shared server. */
export interface Keeper {
  /** Lets go. `true`: nobody else holds the server, and whoever comes now waits until it is gone. */
  leave(): Promise<boolean>
}

/**
 * Counts the processes that use a server by PostgreSQL itself: each holds a shared advisory lock, and the one that can
 * take it exclusively was the last. A killed process needs no cleaning up, because its lock dies with its connection.
 */
export async function holdServer(url: string): Promise<Keeper> {
  const client = new pg.Client({ connectionString: url, application_name: 'mediaport keeper' })
  // The server may be stopped under us by its operator; whoever queries it next says so.
  client.on('error', () => client.end())
  await client.connect()
  await client.query('SELECT pg_advisory_lock_shared($1)', [LOCK])
  return {
    leave: async () => {
      await client.query('SELECT pg_advisory_unlock_shared($1)', [LOCK])
      const { rows } = await client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [LOCK])
      const last = rows[0]?.last ?? false
      if (!last) await client.end()
      return last
    },
  }
}
