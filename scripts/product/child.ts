import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** How long a process may take to say goodbye before it is killed. */
const PATIENCE_MS = 8_000
const LAST_LINES = 25

export interface ChildOptions {
  /** How people call it, such as `worker`. */
  name: string
  /** Arguments of Node. */
  args: string[]
  env: Record<string, string>
  /** Receives everything it prints. */
  logFile: string
}

/** A process of the product that never outlives the one that started it. */
export interface Child {
  /** Resolves with the first message that satisfies the guard; rejects when the process ends before. */
  message<Message>(guard: (message: unknown) => message is Message): Promise<Message>
  /** Rejects with its last words when it ends without being stopped. */
  failure: Promise<never>
  /** Asks it to end, insists after a while, and waits until it is gone. Repeatable. */
  stop(): Promise<void>
}

export function startChild({ name, args, env, logFile }: ChildOptions): Child {
  mkdirSync(path.dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'a')
  // The child ends when the channel closes, so it also ends when this process is killed.
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', log, log, 'ipc'] })
  closeSync(log)
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)

  let stopping = false
  const ended = once(child, 'exit').then(([code, signal]) => {
    process.off('exit', killAtExit)
    return String(code ?? signal)
  })
  const failure = ended.then((how): Promise<never> => {
    if (stopping) return new Promise(() => undefined)
    throw new Error(`The ${name} ended with ${how}. Its last words, from ${logFile}:\n${lastLines(logFile)}`)
  })
  // Whoever waits for the product hears of it; a child that fails during `stop` has nobody to tell.
  failure.catch(() => undefined)

  return {
    failure,
    message: (guard) => {
      const heard = new Promise<Parameters<typeof guard>[0]>((resolve) => {
        child.on('message', (message: unknown) => guard(message) && resolve(message))
      })
      return Promise.race([heard, failure]) as Promise<never>
    },
    stop: async () => {
      stopping = true
      child.kill('SIGTERM')
      const insist = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
      await ended
      clearTimeout(insist)
    },
  }
}

const lastLines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n')
