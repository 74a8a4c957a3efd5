import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from './embedded.ts'
import { ensureTemplate, makeScratch } from './scratch.ts'
import { runStatement } from './statement.ts'

/** A database at hand; whoever opened it releases it. */
export interface OpenDatabase {
  url: string
  release(): Promise<void>
}

/** Opens `DATABASE_URL`, or the database of this clone on the embedded server in `.data/postgres`. Repeatable. */
export async function openKeptDatabase(): Promise<OpenDatabase> {
  const own = givenDatabase()
  if (own) return own
  const postgres = await startEmbeddedPostgres({ directory: path.resolve('.data/postgres') })
  try {
    await ensureDatabase(postgres.url('postgres'), 'mediaport')
    return { url: postgres.url('mediaport'), release: postgres.stop }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** Opens `DATABASE_URL`, or an empty, migrated database on the embedded server that is dropped on release. */
export async function openFreshDatabase(): Promise<OpenDatabase> {
  const own = givenDatabase()
  if (own) return own
  const postgres = await startEmbeddedPostgres({ directory: path.resolve('.data/postgres') })
  try {
    const scratch = await makeScratch(postgres.url, await ensureTemplate(postgres.url))
    return { url: scratch.url, release: () => scratch.drop().finally(postgres.stop) }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

function givenDatabase(): OpenDatabase | null {
  const url = process.env.DATABASE_URL
  return url ? { url, release: async () => undefined } : null
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  try {
    await runStatement(adminUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    // 42P04: it exists. 23505: another process makes it in this moment.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error
  }
}
