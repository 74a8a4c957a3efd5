import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface WorkerProcess {
  readonly pid: number
  /** Asks it to stop, as a deployment does, and answers its exit code. */
  stop(): Promise<number | null>
  /** As a crash or the kernel would: nothing can be tidied up. */
  kill(): Promise<void>
}

/** The real worker in its own process, with Shopify redirected to the stand-in. Resolves when it takes jobs. */
export async function startWorkerProcess(
  shopifyUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<WorkerProcess> {
  const worker = spawn('node_modules/.bin/node', ['--import', './sandbox/edge.mjs', 'app/pipeline/worker.server.ts'], {
    env: {
      ...process.env,
      MEDIAPORT_SANDBOX: '1',
      SANDBOX_SHOPIFY_URL: shopifyUrl,
      SANDBOX_SHELL_URL: shopifyUrl,
      LOG_LEVEL: 'info',
      ...settings,
    },
    // With a channel it ends with the process that started it, however that one ends.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await ready(worker)
  worker.stdout?.resume()
  const end = async (signal: NodeJS.Signals) => {
    if (worker.exitCode !== null || worker.signalCode !== null) return
    const exited = once(worker, 'exit')
    worker.kill(signal)
    await exited
  }
  return {
    pid: worker.pid ?? 0,
    async stop() {
      await end('SIGTERM')
      return worker.exitCode
    },
    kill: () => end('SIGKILL'),
  }
}

async function ready(worker: ChildProcess): Promise<void> {
  const exit = once(worker, 'exit').then(() => {
    throw new Error('the worker ended before it was ready')
  })
  await Promise.race([exit, heard(worker, 'worker ready')])
}

async function heard(worker: ChildProcess, words: string): Promise<void> {
  if (!worker.stdout) throw new Error('the worker has no output')
  let text = ''
  for await (const chunk of worker.stdout.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    if (text.includes(words)) return
  }
}
