import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { runStatement } from '../../../scripts/postgres/statement.ts'

/** A folder for one embedded server. Temporary folders are closed to other accounts; a clone's usually are not. */
export async function aDatabaseFolder(mode = 0o755) {
  const folder = await mkdtemp(path.join(tmpdir(), 'mediaport-postgres-'))
  await chmod(folder, mode)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

export interface Holder {
  url: string
  process: ChildProcess
  /** Lets the process end by itself, which releases the server. */
  leave(): Promise<void>
}

const HOLD = fileURLToPath(new URL('hold-postgres.ts', import.meta.url))

/** Another process that uses the server of a folder. @throws with its stderr when it could not start. */
export async function holdInAnotherProcess(folder: string, script = HOLD): Promise<Holder> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += String(chunk)))
  const closed = once(child, 'close')
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([first]) => String(first)),
    closed.then(() => Promise.reject(new Error(complaints))),
  ])
  const leave = async () => {
    child.stdin.end()
    await closed
  }
  return { url: line, process: child, leave }
}

export async function serverFacts(url: string): Promise<{ pid: number; data: string }> {
  const [row] = await runStatement<{ data: string; pid: string }>(
    url,
    `SELECT current_setting('data_directory') AS data, split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid`,
  )
  if (!row) throw new Error('The server gave no row')
  return { data: row.data, pid: Number(row.pid) }
}

export const answers = (url: string) =>
  runStatement(url, 'SELECT 1').then(
    () => true,
    () => false,
  )
