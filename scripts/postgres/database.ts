import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from './embedded.ts'

/** A PostgreSQL server at hand. */
export interface DatabaseServer {
  /** The database to use; it exists. */
  url: string
  /** Whether it is our own server, on which databases can be made and dropped freely. */
  embedded: boolean
  release(): Promise<void>
}

/** Opens `DATABASE_URL`, or the embedded server in `.data/postgres` with a database of the given name. Repeatable. */
export async function openDatabase(name: string): Promise<DatabaseServer> {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, embedded: false, release: async () => undefined }
  const postgres = await startEmbeddedPostgres({ directory: path.resolve('.data/postgres') })
  try {
    await ensureDatabase(postgres.url('postgres'), name)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { url: postgres.url(name), embedded: true, release: postgres.stop }
}

/** Runs one statement that needs a connection of its own, such as CREATE DATABASE. */
export async function runStatement(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  try {
    await runStatement(adminUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    // 42P04: it exists. 23505: another process makes it in this moment.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error
  }
}
