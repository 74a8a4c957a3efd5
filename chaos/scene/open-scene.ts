import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { ensureTemplate, makeScratch, type ScratchDatabase } from '../../scripts/postgres/scratch.ts'
import { newIdentity, appEnvironment, type ProductIdentity } from '../../scripts/product/environment.ts'
import { SpeedClock, type Clock } from '../../sandbox/clock.ts'
import { ContentStore } from '../../sandbox/content-store.ts'
import { runAppScript } from '../stage/app-process.ts'
import { startOwnPostgres, type OwnPostgres } from './own-postgres.ts'
import type { Platform, StandIn } from '../platforms/stand-in.ts'

const preparingSpeed = 20
/** Where Shopify is for processes that need none. */
const nowhere = 'http://127.0.0.1:9'

/** An approved export that nobody has begun, to be copied for each case: database, platform, files. */
export interface Scene {
  readonly identity: ProductIdentity
  readonly postgres: OwnPostgres
  /** The platform's time when everything was prepared; each case goes on from there. */
  readonly preparedAt: number
  readonly runId: string
  readonly directory: string
  readonly seed: number
  copyDatabase(): Promise<ScratchDatabase>
  copyStandIn(clock: Clock): Promise<StandIn>
  copyStorage(directory: string): void
  close(): Promise<void>
}

export async function openScene(platform: Platform, directory: string, seed: number): Promise<Scene> {
  mkdirSync(directory, { recursive: true })
  const identity = newIdentity()
  const contents = new ContentStore()
  const clock = new SpeedClock(preparingSpeed)
  const prepared = await platform.open({ identity, contents, clock }, directory)
  const postgres = await startOwnPostgres()
  const database = await makeScratch(postgres.url, await ensureTemplate(postgres.url))
  const place = { standIn: prepared.standIn, databaseUrl: database.url, directory, speed: preparingSpeed, seed }
  const printed = await runAppScript(prepared.script, processEnvironment(identity, place))
  const { runId } = JSON.parse(printed) as { runId: string }
  return {
    ...{ identity, postgres, runId, directory, seed, preparedAt: clock.now() },
    copyDatabase: () => makeScratch(postgres.url, new URL(database.url).pathname.slice(1)),
    copyStandIn: (copyClock) => prepared.copy({ identity, contents, clock: copyClock }),
    copyStorage: (target) => cpSync(path.join(directory, 'storage'), path.join(target, 'storage'), { recursive: true }),
    async close() {
      await prepared.standIn.close()
      contents.dispose()
      await database.drop()
      await postgres.stop()
    },
  }
}

export interface ProcessPlace {
  readonly standIn: Pick<StandIn, 'environment'>
  readonly databaseUrl: string
  /** Holds the file store. */
  readonly directory: string
  /** How much faster than ours the platform's time goes. */
  readonly speed: number
  readonly seed: number
  /** Where the app listens; left out where nobody opens a page. */
  readonly appUrl?: string
}

/** The environment of the app as in production, plus what the preloaded files ask for. */
export function processEnvironment(identity: ProductIdentity, place: ProcessPlace): Record<string, string> {
  const { standIn, databaseUrl, directory, speed, seed, appUrl = 'http://localhost:9' } = place
  return {
    ...appEnvironment(identity, { shopifyUrl: nowhere, shellUrl: nowhere }, { appUrl, databaseUrl, directory }),
    ...standIn.environment,
    LOG_LEVEL: 'info',
    CHAOS_SPEED: String(speed),
    CHAOS_SEED: String(seed),
    // Hundreds of starts of the same files.
    NODE_COMPILE_CACHE: path.resolve('.data/compile-cache'),
  }
}
