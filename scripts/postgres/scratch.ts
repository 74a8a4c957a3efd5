import pg from 'pg'
import { isAlive } from '../process-alive.ts'
import { applyMigrations, migrationsHash } from '../prisma/migrations.ts'
import { runStatement } from './statement.ts'

/** A database of one process, made in some 20 ms as a copy of the migrated template. */
export interface ScratchDatabase {
  url: string
  drop(): Promise<void>
}

/** Names say which process a database belongs to, so that the next one can clear away what a killed one left. */
const OWNER_PID = /^scratch_(\d+)_/
let made = 0

/**
 * Ensures that the server has an empty, migrated database to copy from. It is named after the migrations and appears by
 * a rename, so that processes which do this at once, of one state of the code or of two, do not meet.
 *
 * @param url gives the URL of any database of the server.
 * @returns the name of the template. Nobody may connect to it: PostgreSQL copies only databases that are not in use.
 */
export async function ensureTemplate(url: (database: string) => string): Promise<string> {
  const template = `template_${migrationsHash()}`
  const found = await runStatement<{ datname: string }>(url('postgres'), 'SELECT datname FROM pg_database')
  const names = found.map((row) => row.datname)
  await dropAbandoned(url, names)
  if (names.includes(template)) return template

  const draft = `scratch_${process.pid}_template`
  await runStatement(url('postgres'), `CREATE DATABASE ${draft}`)
  await applyMigrations(url(draft))
  try {
    await runStatement(url('postgres'), `ALTER DATABASE ${draft} RENAME TO ${template}`)
  } catch (error) {
    await dropDatabase(url, draft)
    const otherWasFaster = error instanceof pg.DatabaseError && error.code === '42P04'
    if (!otherWasFaster) throw error
  }
  return template
}

/** Copies the template. The copy belongs to this process. */
export async function makeScratch(url: (database: string) => string, template: string): Promise<ScratchDatabase> {
  const name = `scratch_${process.pid}_${++made}`
  await dropDatabase(url, name)
  await runStatement(url('postgres'), `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return { url: url(name), drop: () => dropDatabase(url, name) }
}

async function dropAbandoned(url: (database: string) => string, names: string[]): Promise<void> {
  for (const name of names) {
    const pid = Number(OWNER_PID.exec(name)?.[1] ?? process.pid)
    if (!isAlive(pid)) await dropDatabase(url, name)
  }
}

async function dropDatabase(url: (database: string) => string, name: string): Promise<void> {
  await runStatement(url('postgres'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}
