import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { SpeedClock } from '../../sandbox/clock.ts'
import type { StandIn } from '../platforms/stand-in.ts'
import { processEnvironment, type Scene } from '../scene/open-scene.ts'
import { startDatabaseProxy, type DatabaseProxy } from '../wire/database-proxy.ts'
import { runAppScript, startAppProcess, type AppProcess } from './app-process.ts'
import { CaseDatabase } from './case-database.ts'
import { waitUntil } from './wait-until.ts'

export interface CaseOptions {
  /** How much faster than ours the platform's time goes. */
  readonly speed?: number
  readonly seed?: number
  /** What the operator set otherwise than usual. */
  readonly settings?: Readonly<Record<string, string>>
}

/** A copy of the scene in which one thing goes wrong. */
export interface Case {
  readonly standIn: StandIn
  readonly proxy: DatabaseProxy
  readonly database: CaseDatabase
  readonly directory: string
  readonly environment: Record<string, string>
  startWorker(): AppProcess
  /** Starts another process of the app, which ends with the case. */
  start(script: string[], name: string, env?: Record<string, string>): AppProcess
  /** The merchant opens the app, which renews its access. */
  renewAccess(): Promise<void>
  /** What a worker does once a day. */
  doUpkeep(): Promise<void>
  /** Until the run has ended by itself. */
  finished(timeoutMs?: number): Promise<void>
  /** What all workers wrote. */
  logs(): string
  close(options: { keep: boolean }): Promise<void>
}

/** Fast enough for hundreds of cases, slow enough that a busy machine does not look like a platform that hangs. */
const usualSpeed = 10
let opened = 0

export async function openCase(
  scene: Scene,
  { speed = usualSpeed, seed = scene.seed, settings = {} }: CaseOptions = {},
): Promise<Case> {
  opened += 1
  const directory = path.join(scene.directory, `case-${opened}`)
  mkdirSync(directory, { recursive: true })
  scene.copyStorage(directory)
  const copy = await scene.copyDatabase()
  const proxy = await startDatabaseProxy(copy.url)
  const standIn = await scene.copyStandIn(new SpeedClock(speed, scene.preparedAt))
  const database = new CaseDatabase(copy.url, scene.runId)
  const place = { standIn, databaseUrl: proxy.url, directory, speed, seed }
  const environment = { ...processEnvironment(scene.identity, place), ...settings }
  const processes: AppProcess[] = []
  let started = 0
  // Chance of its own for each process: stores refuse a signature's nonce that another one has used.
  const withChance = () => {
    started += 1
    return { ...environment, CHAOS_SEED: String(seed * 100 + started) }
  }
  const start = (script: string[], name: string, env: Record<string, string> = {}) => {
    const child = startAppProcess(script, { ...withChance(), ...env }, path.join(directory, `${name}.log`))
    processes.push(child)
    return child
  }
  return {
    ...{ standIn, proxy, database, directory, environment, start },
    startWorker: () => start(['app/pipeline/worker.server.ts'], `worker-${processes.length + 1}`),
    renewAccess: async () => void (await runAppScript(['chaos/scene/renew-access.ts'], withChance())),
    doUpkeep: async () => void (await runAppScript(['chaos/scene/do-upkeep.ts'], withChance())),
    finished: (timeoutMs = 90_000) => waitUntil('the run ends', async () => isOver(await stateOf(database)), timeoutMs),
    logs: () => processes.map((child) => child.log()).join(''),
    async close({ keep }) {
      await Promise.all(processes.map((child) => child.kill()))
      await proxy.close()
      await standIn.close()
      await database.close()
      await copy.drop()
      if (!keep) rmSync(directory, { recursive: true, force: true })
    },
  }
}

const isOver = (state: string) => state === 'finished' || state === 'cancelled'

/** A database that is away says nothing about the run. */
function stateOf(database: CaseDatabase): Promise<string> {
  return database.runState().catch((error: unknown) => `unknown: ${String(error)}`)
}
