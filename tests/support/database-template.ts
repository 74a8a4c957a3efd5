import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../scripts/postgres/embedded.ts'
import { ensureTemplate } from '../../scripts/postgres/scratch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server to make test databases on, with a migrated one to copy. See `cloneDatabase`. */
    testServer: { adminUrl: string; template: string }
  }
}

/** Without the waits that protect data from a power failure: what a test writes is thrown away. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * The global setup of every project that needs PostgreSQL: joins the server in `.data/test-postgres`, or starts it.
 * Projects and runs at once share it; the last one stops it.
 */
export default async function setup(project: TestProject) {
  const postgres = await startEmbeddedPostgres({ directory: path.resolve('.data/test-postgres'), settings: FAST })
  try {
    const template = await ensureTemplate(postgres.url)
    project.provide('testServer', { adminUrl: postgres.url('postgres'), template })
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return postgres.stop
}
