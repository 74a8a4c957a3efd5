import { say } from '../log.ts'
import { openFreshDatabase, openKeptDatabase, type OpenDatabase } from '../postgres/database.ts'
import { applyMigrations } from '../prisma/migrations.ts'
import type { Needs } from '../tasks.ts'
import { ensureBuild, ensureClient } from './artefacts.ts'

/** Makes what a task needs, the build and the database side by side. @returns the database, to be released at the end. */
export async function prepare(needs: Needs): Promise<OpenDatabase | null> {
  const [built, opened] = await Promise.allSettled([prepareArtefacts(needs), prepareDatabase(needs)])
  if (built.status === 'fulfilled' && opened.status === 'fulfilled') return opened.value
  if (opened.status === 'fulfilled') await opened.value?.release()
  throw built.status === 'rejected' ? built.reason : (opened as PromiseRejectedResult).reason
}

async function prepareArtefacts({ client, build }: Needs): Promise<void> {
  if (client || build) await ensureClient()
  if (build) await ensureBuild()
}

async function prepareDatabase({ database: kind }: Needs): Promise<OpenDatabase | null> {
  if (!kind) return null
  if (!process.env.DATABASE_URL) say('Starting PostgreSQL in .data/postgres (DATABASE_URL is not set)')
  const database = await (kind === 'fresh' ? openFreshDatabase() : openKeptDatabase())
  try {
    const applied = await applyMigrations(database.url)
    if (applied.length > 0) say(`Migrated the database: ${applied.join(', ')}`)
    return database
  } catch (error) {
    await database.release()
    throw error
  }
}
