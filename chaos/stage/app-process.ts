import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { mintIdToken } from '../../sandbox/shopify/oauth/id-token.ts'
import { shopDomain } from '../scene/shop-seed.ts'

const run = promisify(execFile)

const preloads = [
  './sandbox/edge.mjs',
  './chaos/preload/platform-time.mjs',
  './chaos/preload/store-address.mjs',
].flatMap((file) => ['--import', file])

/** A real process of the app, with Shopify redirected to the stand-in and living in its time. */
export interface AppProcess {
  readonly pid: number
  /** As a crash or the kernel would: nothing can be tidied up. Repeatable. */
  kill(): Promise<void>
  /** Hangs, as a machine that is out of memory or paused does. */
  freeze(): void
  wake(): void
  /** What it wrote so far. */
  log(): string
  /** Resolves when it ends by itself, with its exit code. */
  readonly ended: Promise<number | null>
}

export function startAppProcess(script: string[], env: Record<string, string>, logFile: string): AppProcess {
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [...preloads, ...script], {
    env: { ...process.env, ...env },
    // It ends when the channel closes, so also when this process is killed.
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)
  const ended = once(child, 'exit').then(([code]) => {
    process.off('exit', killAtExit)
    return code as number | null
  })
  return {
    pid: child.pid ?? 0,
    ended,
    kill: () => kill(child, ended),
    freeze: () => child.kill('SIGSTOP'),
    wake: () => child.kill('SIGCONT'),
    log: () => readFileSync(logFile, 'utf8'),
  }
}

async function kill(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL')
  await ended
}

/** Runs a script in the app's environment to its end and answers the last line that it printed. */
export async function runAppScript(script: string[], env: Record<string, string>): Promise<string> {
  const { stdout } = await run(process.execPath, [...preloads, ...script], {
    env: { ...process.env, ...env, LOG_LEVEL: 'fatal', CHAOS_ID_TOKEN: idTokenFor(env) },
  })
  return stdout.trim().split('\n').at(-1) ?? ''
}

function idTokenFor({
  SHOPIFY_API_KEY: apiKey = '',
  SHOPIFY_API_SECRET: apiSecret = '',
}: Record<string, string>): string {
  return mintIdToken({ shop: shopDomain, apiKey, apiSecret })
}
