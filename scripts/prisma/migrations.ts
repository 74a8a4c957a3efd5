import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { runStatement } from '../postgres/statement.ts'
import { prisma } from './cli.ts'

const FOLDER = path.resolve('prisma/migrations')
const FROM_MIGRATIONS_TO_SCHEMA = [
  ...['migrate', 'diff', '--from-migrations', 'prisma/migrations'],
  ...['--to-schema-datamodel', 'prisma/schema.prisma', '--script'],
]

/** Names of all migrations, oldest first. */
export function listMigrations(): string[] {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** Changes whenever any migration changes. */
export function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const name of listMigrations()) hash.update(name).update(readFileSync(path.join(FOLDER, name, 'migration.sql')))
  return hash.digest('hex').slice(0, 16)
}

/** Applies what is missing; costs one query when nothing is. Repeatable. @throws with Prisma's words when a migration fails. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const applied = await appliedMigrations(databaseUrl)
  const pending = listMigrations().filter((name) => !applied.has(name))
  if (pending.length > 0) await prisma(['migrate', 'deploy'], databaseUrl)
  return pending
}

async function appliedMigrations(databaseUrl: string): Promise<Set<string>> {
  try {
    const rows = await runStatement<{ migration_name: string }>(
      databaseUrl,
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    return new Set(rows.map((row) => row.migration_name))
  } catch (error) {
    const tableIsMissing = error instanceof pg.DatabaseError && error.code === '42P01'
    if (tableIsMissing) return new Set()
    throw error
  }
}

/**
 * Writes the migration that leads from the existing ones to `schema.prisma`. It is for reading before it is committed:
 * a rename appears as a drop and an add.
 *
 * @returns the new file, or null when the migrations already lead to the schema.
 */
export async function writeMigration(databaseUrl: string, name: string, now: Date): Promise<string | null> {
  mkdirSync(FOLDER, { recursive: true })
  const lock = path.join(FOLDER, 'migration_lock.toml')
  if (!existsSync(lock)) writeFileSync(lock, '# Written by Prisma Migrate.\nprovider = "postgresql"\n')
  const sql = await prisma(FROM_MIGRATIONS_TO_SCHEMA, databaseUrl)
  if (/^-- This is an empty migration/.test(sql.trim())) return null
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(FOLDER, `${stamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`)
  mkdirSync(folder)
  const file = path.join(folder, 'migration.sql')
  writeFileSync(file, sql)
  return file
}
