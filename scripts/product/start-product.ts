import { writeFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { SandboxAddresses, SandboxMessage } from '../../sandbox/addresses.ts'
import { freePort } from '../postgres/free-port.ts'
import { startChild, type Child } from './child.ts'
import { appEnvironment, newIdentity, sandboxEnvironment, type ProductIdentity } from './environment.ts'
import { waitUntilHealthy } from './wait-until-healthy.ts'

export interface ProductOptions {
  /** A migrated database. */
  databaseUrl: string
  /** Absolute path of a folder for this start: files of the library, logs, addresses. */
  directory: string
  /** Ports to use when they are free; any others when not. */
  ports?: { app?: number; shopify?: number; shell?: number; stores?: readonly [number, number]; amazon?: number }
  /** JSON file with the shops to open; default: the two shops of the sandbox. */
  seedFile?: string
  /** `host:port` pairs on this machine that the app may reach beside the stand-ins. */
  otherHosts?: readonly string[]
}

/** The whole product against the local stand-ins: stand-ins and shell, app, worker. */
export interface RunningProduct extends SandboxAddresses, Pick<ProductIdentity, 'apiKey' | 'apiSecret'> {
  appUrl: string
  directory: string
  /** Rejects when one of the processes ends by itself. */
  failure: Promise<never>
  /** Ends everything that was started. Repeatable. */
  stop(): Promise<void>
}

const START_TIMEOUT_MS = 60_000
const EDGE = ['--import', './sandbox/edge.mjs']

/** Starts everything and waits until it is usable. On failure nothing is left running. */
export async function startProduct(options: ProductOptions): Promise<RunningProduct> {
  const children: Child[] = []
  const stop = async () => void (await Promise.all(children.map((child) => child.stop())))
  try {
    return { ...(await startAll(options, children)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startAll(options: ProductOptions, children: Child[]): Promise<Omit<RunningProduct, 'stop'>> {
  const { directory, databaseUrl, ports = {}, seedFile } = options
  const start = (name: string, args: string[], env: Record<string, string>) => {
    const child = startChild({ name, args, env, logFile: path.join(directory, `${name}.log`) })
    children.push(child)
    return child
  }
  mkdirSync(directory, { recursive: true })
  const identity = newIdentity()
  const appUrl = `http://localhost:${await freePort(ports.app ?? null)}`
  const shopifyPort = await freePort(ports.shopify ?? null)
  const shellPort = await freePort(ports.shell ?? null)
  const storePorts = [await freePort(ports.stores?.[0] ?? null), await freePort(ports.stores?.[1] ?? null)] as const
  const amazonPort = await freePort(ports.amazon ?? null)

  const sandbox = start(
    'sandbox',
    ['sandbox/main.ts'],
    sandboxEnvironment(identity, appUrl, { shopifyPort, shellPort, storePorts, amazonPort, seedFile }),
  )
  const seeded = sandbox.message(isMessage('seeded'))
  const { addresses } = await sandbox.message(isMessage('listening'))
  const { otherHosts } = options
  const env = appEnvironment(identity, addresses, { appUrl, databaseUrl, directory, otherHosts })
  const app = start('app', [...EDGE, 'server.mjs'], env)
  const worker = start('worker', [...EDGE, 'app/pipeline/worker.server.ts'], env)

  const failure = Promise.race([sandbox.failure, app.failure, worker.failure])
  failure.catch(() => undefined)
  await Promise.race([failure, Promise.all([seeded, waitUntilHealthy(`${appUrl}/healthz`, START_TIMEOUT_MS)])])
  const { apiKey, apiSecret } = identity
  const known = { ...addresses, appUrl, apiKey, apiSecret }
  // For people and scripts that want to talk to what is running.
  writeFileSync(path.join(directory, 'sandbox.json'), `${JSON.stringify(known, null, 2)}\n`)
  return { ...known, directory, failure }
}

function isMessage<Type extends SandboxMessage['type']>(type: Type) {
  return (message: unknown): message is Extract<SandboxMessage, { type: Type }> =>
    typeof message === 'object' && message !== null && 'type' in message && message.type === type
}
