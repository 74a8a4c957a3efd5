import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Channel } from '../core/channel/channel.ts'
import type { ConnectionStatusReason } from '../core/connections/status-reason.ts'
import { db } from '../db.server.ts'
import { log } from '../log.server.ts'

export interface Health {
  readonly database: 'ok' | 'unreachable'
  /** `behind`: migrations of this release are missing, so its queries may fail. */
  readonly migrations: 'ok' | 'behind' | 'unknown'
  /** Platforms that refuse this installation's app: the operator's trouble, and none of this process. */
  readonly refusedBy: readonly Channel[]
}

/** Whether this process can serve: the database answers, and every migration that the release brings is applied. */
export async function health(): Promise<Health> {
  try {
    const applied = await db.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    const names = new Set(applied.map(({ name }) => name))
    const missing = (await releasedMigrations()).filter((name) => !names.has(name))
    return { database: 'ok', migrations: missing.length === 0 ? 'ok' : 'behind', refusedBy: await refusedBy() }
  } catch (error) {
    log.error({ err: error }, 'health check')
    return { database: 'unreachable', migrations: 'unknown', refusedBy: [] }
  }
}

async function refusedBy(): Promise<Channel[]> {
  const statusReason: ConnectionStatusReason = 'app_refused'
  const rows = await db.connection.groupBy({ by: ['channel'], where: { status: 'active', statusReason } })
  return rows.map(({ channel }) => channel)
}

/** The migrations that stand beside the program, which is started in its own folder. */
async function releasedMigrations(): Promise<string[]> {
  const entries = await readdir(path.resolve('prisma/migrations'), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}
