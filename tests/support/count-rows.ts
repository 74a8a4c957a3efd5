import { readdir } from 'node:fs/promises'

/** Rows per table, of every table that the schema has: a new table is counted without anyone thinking of it. */
export async function countRows(): Promise<Record<string, number>> {
  const { db } = await import('../../app/db.server.ts')
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ count: bigint }[]>(`SELECT count(*) AS count FROM "${name}"`)
    counts[name] = Number(rows[0]?.count)
  }
  return counts
}

/** Files below a folder, with their paths. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => `${entry.parentPath}/${entry.name}`).sort()
}
