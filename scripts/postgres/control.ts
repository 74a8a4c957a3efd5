import { execFile } from 'node:child_process'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Place } from './place.ts'

const run = promisify(execFile)

/** Loopback only, and no socket file, so that copies on one machine never meet. */
const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: "''", max_connections: '200' }

/** A start that failed: `log` is what the server said. */
export class PostgresStartError extends Error {
  readonly log: string
  constructor(message: string, log: string) {
    super(message)
    this.name = 'PostgresStartError'
    this.log = log
  }
}

/**
 * Makes the data folder if there is none. It is built beside its place and renamed, so that a killed or a second
 * `initdb` never leaves half a database.
 *
 * The builtin C.UTF-8 sorts and folds case by Unicode on every platform; libc's C would only know ASCII.
 */
export async function ensureDataFolder(place: Place, password: string): Promise<void> {
  const data = path.join(place.home, 'data')
  if (existsSync(data)) return
  const half = path.join(place.home, `data.${process.pid}`)
  const passwordFile = path.join(place.home, `password.${process.pid}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid)
  try {
    await tool(place, 'initdb', [
      `--pgdata=${half}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
    ])
    renameSync(half, data)
  } catch (error) {
    if (!existsSync(data)) throw error
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}

/** Starts the server and waits until it accepts connections. @throws {PostgresStartError} */
export async function startServer(place: Place, port: number, settings: Record<string, string>): Promise<void> {
  const log = path.join(place.home, 'server.log')
  rmSync(log, { force: true })
  const flags = Object.entries({ ...SETTINGS, ...settings }).map(([name, value]) => `-c ${name}=${value}`)
  try {
    await tool(place, 'pg_ctl', [
      ...['start', '--wait', '--timeout=60', `--pgdata=${path.join(place.home, 'data')}`, `--log=${log}`],
      `--options=-p ${port} ${flags.join(' ')}`,
    ])
  } catch (error) {
    const said = existsSync(log) ? readFileSync(log, 'utf8').trim() : String(error)
    throw new PostgresStartError(`PostgreSQL did not start in ${place.home}`, said)
  }
}

/** Stops the server at once but cleanly: open transactions are rolled back. */
export async function stopServer(place: Place): Promise<void> {
  await tool(place, 'pg_ctl', ['stop', '--wait', '--mode=fast', `--pgdata=${path.join(place.home, 'data')}`])
}

async function tool({ binaries, user }: Place, name: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  await run(path.join(binaries.root, 'bin', name), args, { ...user, env, cwd: '/' })
}
