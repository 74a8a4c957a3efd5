import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { ensureDataFolder, PostgresStartError, startServer, stopServer } from './control.ts'
import { freePort } from './free-port.ts'
import { ensureInstance, rememberPort, type Instance } from './instance.ts'
import { holdServer } from './keeper.ts'
import { disownPid, readPostmaster } from './pid-file.ts'
import { preparePlace, type Place } from './place.ts'

export interface EmbeddedPostgres {
  url(database: string): string
  /** Lets go of the server, and stops it if no other process uses it. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** Absolute path of the folder that stands for this database. */
  directory: string
  /** Server settings of `postgresql.conf`. They count when this process is the one that starts the server. */
  settings?: Record<string, string>
}

/** How long a server may take to go away or to come up before the start is given up. */
const PATIENCE_MS = 20_000
const LOOK_AGAIN_MS = 100

/**
 * Starts the PostgreSQL that npm installed, or joins the one that already runs in the folder: started by another
 * process, or left behind by one that was killed. Repeatable; the last user stops it.
 *
 * @throws with the server's own last words and what to do about them.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const instance = ensureInstance(options.directory)
  const place = preparePlace(options.directory, instance.id)
  await ensureDataFolder(place, instance.password)
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const outcome = await joinOrStart(options, instance, place)
    if ('postgres' in outcome) return outcome.postgres
    if (Date.now() > deadline) throw giveUp(place, outcome.reason)
    await delay(LOOK_AGAIN_MS)
  }
}

type Outcome = { postgres: EmbeddedPostgres } | { reason: string }

async function joinOrStart(options: EmbeddedPostgresOptions, instance: Instance, place: Place): Promise<Outcome> {
  const postmaster = readPostmaster(place.home)
  if (postmaster.state === 'ours') return join(place, instance, postmaster.port)
  if (postmaster.state === 'foreign') disownPid(place.home)
  const port = await freePort(instance.port)
  try {
    await startServer(place, port, options.settings ?? {})
  } catch (error) {
    if (error instanceof PostgresStartError && mayPass(error.log)) return { reason: error.log }
    throw giveUp(place, error instanceof PostgresStartError ? error.log : String(error))
  }
  rememberPort(options.directory, instance, port)
  return join(place, instance, port)
}

/** Another process started first, a killed server is not quite gone, or the port was taken since we looked. */
const mayPass = (log: string) =>
  /lock file "postmaster\.pid" already exists|pre-existing shared memory block|could not bind|Address already in use/.test(
    log,
  )

async function join(place: Place, instance: Instance, port: number): Promise<Outcome> {
  const url = (database: string) => `postgresql://postgres:${instance.password}@127.0.0.1:${port}/${database}`
  try {
    const keeper = await holdServer(url('postgres'))
    return { postgres: { url, stop: async () => ((await keeper.leave()) ? stopServer(place) : undefined) } }
  } catch (error) {
    if (isPassing(error)) return { reason: `the running server on port ${port} answers: ${String(error)}` }
    throw giveUp(place, String(error))
  }
}

/** Starting up, shutting down, killed a moment ago: each ends in a server that we can join or a folder that is free. */
function isPassing(error: unknown): boolean {
  const { code } = error as { code?: string }
  if (error instanceof pg.DatabaseError) return code === '57P01' || code === '57P02' || code === '57P03'
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || String(error).includes('Connection terminated')
}

function giveUp(place: Place, reason: string): Error {
  const lastWords = reason.split('\n').slice(-8).join('\n  ')
  return new Error(
    `PostgreSQL does not start in ${place.home}. It says:\n  ${lastWords}\n` +
      `Its log is ${path.join(place.home, 'server.log')}. ` +
      'Remove .data/postgres to start with an empty database, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}
