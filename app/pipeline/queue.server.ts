import { randomUUID } from 'node:crypto'
import { fromPrisma, PgBoss } from 'pg-boss'
import type { ConstructorOptions } from 'pg-boss'
import { env } from '../env.server.ts'
import { log } from '../log.server.ts'
import { jobNames, jobs, type JobName, type JobPayload } from './catalog.ts'

/** The part of a Prisma transaction that the queue writes through. */
type Transaction = Parameters<typeof fromPrisma>[0]

export interface EnqueueOptions {
  /** The job commits, or is rolled back, with what this transaction writes. */
  readonly tx?: Transaction
  readonly startAfterMs?: number
  /** While a job with this word waits, another is not added. Never a word that a waiting job of other data may have. */
  readonly once?: string
}

export type JobHandlers = { readonly [Name in JobName]: JobHandler<Name> }

/** Throwing hands the job back for a retry. The signal aborts when the job expired or the worker stops. */
export type JobHandler<Name extends JobName> = (payload: JobPayload<Name>, signal: AbortSignal) => Promise<void>

/**
 * How often a free worker looks for jobs. A notification only makes it look sooner: it may be lost with its connection, and nobody
 * sends one when a job for later falls due. While notifications work, pg-boss would else look every 30 seconds.
 */
const lookFor = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }

let sender: Promise<PgBoss> | undefined

/** Puts a job on the queue. Without `tx` it is there when the promise resolves. */
export async function enqueue<Name extends JobName>(
  name: Name,
  payload: JobPayload<Name>,
  { tx, startAfterMs = 0, once }: EnqueueOptions = {},
): Promise<void> {
  sender ??= startBoss({ supervise: false, schedule: false })
  const boss = await sender.catch((error: unknown) => {
    sender = undefined
    throw error
  })
  await boss.send(name, jobs[name].payload.parse(payload) as object, {
    ...(startAfterMs > 0 && { startAfter: new Date(Date.now() + startAfterMs) }),
    ...(tx && { db: fromPrisma(tx) }),
    singletonKey: once ?? randomUUID(),
  })
}

export interface RunningQueue {
  /** Takes no new jobs, lets running ones end their current step (their signal is aborted), then closes the connections. */
  stop(): Promise<void>
}

/** Starts handling jobs in this process. */
export async function workQueue(handlers: JobHandlers): Promise<RunningQueue> {
  const boss = await startBoss({ useListenNotify: true })
  const stopping = new AbortController()
  for (const name of jobNames) await handle(boss, name, handlers[name], stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await boss.stop({ graceful: true, timeout: 30_000 })
    },
  }
}

/** Closes the sending side. For scripts and tests that must end. */
export async function closeQueue(): Promise<void> {
  const boss = await sender
  sender = undefined
  await boss?.stop({ graceful: false })
}

async function handle<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  handler: JobHandler<Name>,
  stopping: AbortSignal,
): Promise<void> {
  const { localConcurrency, payload, cron } = jobs[name]
  if (cron) await boss.schedule(name, cron, {})
  const options = { ...lookFor, localConcurrency, batchSize: 1 }
  await boss.work(name, options, async (batch) => {
    for (const job of batch) {
      await handler(payload.parse(job.data) as JobPayload<Name>, AbortSignal.any([job.signal, stopping]))
    }
  })
}

async function startBoss(options: ConstructorOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env.DATABASE_URL,
    application_name: 'mediaport-queue',
    max: 4,
    ...options,
  })
  boss.on('error', (error) => log.error({ err: error }, 'queue'))
  await boss.start()
  for (const name of jobNames) {
    const { expireInSeconds, retryLimit, retryDelaySeconds } = jobs[name]
    await boss.createQueue(name, {
      expireInSeconds,
      retryLimit,
      retryDelay: retryDelaySeconds,
      retryBackoff: true,
      notify: true,
      policy: 'short',
    })
  }
  return boss
}
