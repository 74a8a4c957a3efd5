import { z } from 'zod'
import { laneRules } from './lane/lane-rules.ts'

/** What the queue must know about a kind of job. Handlers are apart: `handlers.server.ts`. */
export interface JobDefinition<Payload extends z.ZodType> {
  /** Ids only: a job advances rows, it is never the record itself. */
  readonly payload: Payload
  /** A handler still running after this long is given up on, and its job tried again. */
  readonly expireInSeconds: number
  readonly retryLimit: number
  /** Wait before the first retry; doubles with each one. */
  readonly retryDelaySeconds: number
  /** How many of these one worker process handles at once. */
  readonly localConcurrency: number
  /** Runs by the clock too (UTC), once for all workers, with an empty payload. */
  readonly cron?: string
}

/**
 * Every job there is. All of them may be delivered twice, late or not at all: handlers look at the rows, and rows left
 * behind are found by the sweep (`lane/sweep-lanes.server.ts`).
 */
export const jobs = {
  /** One turn of a connection's lane: a batch of items through all steps. */
  'advance-lane': defineJob({
    payload: z.object({ connectionId: z.uuid() }),
    expireInSeconds: 3600,
    retryLimit: 5,
    retryDelaySeconds: 2,
    localConcurrency: laneRules.lanesAtOnce,
  }),
  /** Begins the runs whose time has come; sent for the time of each, and done by the sweep as well. */
  'start-due-exports': defineJob({
    payload: z.object({}),
    expireInSeconds: 60,
    retryLimit: 5,
    retryDelaySeconds: 2,
    localConcurrency: 1,
  }),
  /** Acts on a webhook that was stored and answered. */
  'process-webhook': defineJob({
    payload: z.object({ deliveryId: z.string().min(1) }),
    expireInSeconds: 300,
    retryLimit: 8,
    retryDelaySeconds: 5,
    localConcurrency: 2,
  }),
  /** Learns what an account is called, where it is and whether it lets us in: once it is connected, and where it refused us. */
  'read-account': defineJob({
    payload: z.object({ workspaceId: z.uuid(), connectionId: z.uuid() }),
    expireInSeconds: 120,
    retryLimit: 5,
    retryDelaySeconds: 30,
    localConcurrency: 2,
  }),
  /** Compares a shop's catalogue with a connected store's, or links all that was certain. Its progress is a row. */
  'match-catalogue': defineJob({
    payload: z.object({ connectionId: z.uuid(), jobId: z.uuid() }),
    expireInSeconds: 3600,
    retryLimit: 3,
    retryDelaySeconds: 5,
    localConcurrency: 2,
  }),
  /** What shoppers see of accepted exports, as far as it is time to look. */
  'follow-publications': defineJob({
    payload: z.object({}),
    expireInSeconds: 1800,
    retryLimit: 2,
    retryDelaySeconds: 30,
    localConcurrency: 1,
    cron: '* * * * *',
  }),
  /** Measures pictures for the rules of marketplaces; what was measured is kept and not measured again. */
  'check-pictures': defineJob({
    payload: z.object({ workspaceId: z.uuid(), assetIds: z.array(z.uuid()).max(500) }),
    expireInSeconds: 1800,
    retryLimit: 3,
    retryDelaySeconds: 10,
    localConcurrency: 1,
  }),
  /** Whether every account still lets us in. */
  'check-connections': defineJob({
    payload: z.object({}),
    expireInSeconds: 3600,
    retryLimit: 2,
    retryDelaySeconds: 600,
    localConcurrency: 1,
    cron: '41 4 * * *',
  }),
  /** What must happen although nobody asks: tokens kept alive, old records forgotten, files deleted that nobody needs. */
  'daily-upkeep': defineJob({
    payload: z.object({}),
    expireInSeconds: 3600,
    retryLimit: 2,
    retryDelaySeconds: 600,
    localConcurrency: 1,
    cron: '17 3 * * *',
  }),
} as const

export type JobName = keyof typeof jobs

export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>

export const jobNames: readonly JobName[] = [
  'advance-lane',
  'start-due-exports',
  'process-webhook',
  'read-account',
  'match-catalogue',
  'follow-publications',
  'check-pictures',
  'check-connections',
  'daily-upkeep',
]

function defineJob<Payload extends z.ZodType>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition
}
