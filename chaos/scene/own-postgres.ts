import path from 'node:path'
import { startEmbeddedPostgres } from '../../scripts/postgres/embedded.ts'
import { runStatement } from '../../scripts/postgres/statement.ts'

/** Without the waits that protect data from a power failure: what is killed here are processes. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** A server that nothing but chaos uses, so that it can be restarted under everybody's feet. */
export interface OwnPostgres {
  url(database: string): string
  /** False: a second chaos run uses it too, and it was left alone. */
  restart(): Promise<boolean>
  stop(): Promise<void>
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const start = () => startEmbeddedPostgres({ directory: path.resolve('.data/chaos-postgres'), settings })
  let server = await start()
  const startedAt = async () => {
    const sql = 'SELECT pg_postmaster_start_time()::text AS at'
    return (await runStatement<{ at: string }>(server.url('postgres'), sql))[0]?.at
  }
  return {
    url: (database) => server.url(database),
    async restart() {
      const before = await startedAt()
      await server.stop()
      server = await start()
      return (await startedAt()) !== before
    },
    stop: () => server.stop(),
  }
}
