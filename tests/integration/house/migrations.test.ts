import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ScratchDatabase } from '../../../scripts/postgres/scratch.ts'
import { runStatement } from '../../../scripts/postgres/statement.ts'
import { prisma } from '../../../scripts/prisma/cli.ts'
import { applyMigrations, listMigrations } from '../../../scripts/prisma/migrations.ts'
import { cloneDatabase } from '../../support/database.ts'

const SCHEMA = 'prisma/schema.prisma'

let database: ScratchDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

/** Replays the migrations on an empty database and compares the result; ends with 2 when they differ. */
const diffTo = (schema: string) =>
  prisma(
    ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema-datamodel', schema, '--exit-code'],
    database.url,
  )

describe('the migrated database', () => {
  it('agrees with the schema', async () => {
    expect(await diffTo(SCHEMA)).toContain('No difference detected')
  })

  it('would be told apart from a schema with one column more', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mediaport-schema-'))
    const changed = path.join(folder, 'schema.prisma')
    const schema = await readFile(SCHEMA, 'utf8')
    await writeFile(changed, schema.replace('model Workspace {', 'model Workspace {\n  forgotten String?'))
    await expect(diffTo(changed)).rejects.toThrow(/ended with 2:[\s\S]*forgotten/)
    await rm(folder, { recursive: true })
  })

  it('has every migration and needs no other', async () => {
    const rows = await runStatement<{ name: string }>(
      database.url,
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name',
    )
    expect(rows.map((row) => row.name)).toEqual(listMigrations())
    expect(await applyMigrations(database.url)).toEqual([])
  })

  it('folds case by Unicode, whatever the locale of the machine', async () => {
    const [row] = await runStatement<{ found: boolean }>(database.url, `SELECT 'ÉTÉ ÄÖÜ' ILIKE 'été äöü' AS found`)
    expect(row?.found).toBe(true)
  })
})
