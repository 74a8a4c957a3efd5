import { openConnector } from '../../connections/open-connector.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ExportStep } from '../../core/channel/export-step.ts'
import { listingStateSchema } from '../../core/channel/listing-state.ts'
import { AppError } from '../../core/errors.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { log } from '../../log.server.ts'
import { acquireLease, LeaseLostError } from '../lane/lease.server.ts'
import { lookBackMs, mayHaveComeLate } from './unanswered-calls.ts'

interface Account {
  readonly workspaceId: string
  readonly connectionId: string
}

interface UnansweredCall {
  readonly name: string
  readonly input: unknown
  /** The listing as the last export that wrote to it confirmed it. */
  readonly confirmed: unknown
}

/**
 * Puts listings right that a request wrote to after the export had gone on without it (`ExportStep.takeBackLate`): a worker hung with
 * it on its way, or a host kept it in its own queue. Listings that an export is writing to, or did not bring to its end, are
 * left alone, and so is a connection that is being worked for: the next day looks again.
 */
export async function takeBackLateRequests(signal: AbortSignal): Promise<void> {
  const since = new Date(systemClock.now() - lookBackMs)
  for (const { names, ...account } of await findAccounts(since)) {
    signal.throwIfAborted()
    await lookAt(account, names, since, signal)
  }
}

async function lookAt(account: Account, names: readonly string[], since: Date, signal: AbortSignal): Promise<void> {
  const { workspaceId, connectionId } = account
  try {
    const { steps } = await openConnector(workspaceId, connectionId)
    const looking = steps.filter((step) => step.takeBackLate && names.includes(step.name))
    if (looking.length > 0) await lookWithin(account, looking, since, signal)
  } catch (error) {
    if (!isPassing(error)) throw error
    log.warn({ connectionId, code: codeOf(error) }, 'late requests were not looked for')
  }
}

/** With the lane, so that no export writes to a listing between the look at it and its correction. */
async function lookWithin(
  account: Account,
  steps: readonly ExportStep[],
  since: Date,
  signal: AbortSignal,
): Promise<void> {
  const lease = await acquireLease(account.connectionId)
  if (!lease) return
  try {
    const calls = await findCalls(
      account,
      steps.map(({ name }) => name),
      since,
    )
    for (const call of calls) {
      const step = steps.find(({ name }) => name === call.name)
      if (step) await takeBack(account, step, call, AbortSignal.any([signal, lease.lost]))
    }
  } finally {
    await lease.release({ anotherTurn: true })
  }
}

async function takeBack(account: Account, step: ExportStep, call: UnansweredCall, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const { connectionId } = account
  const confirmed = listingStateSchema.parse(call.confirmed)
  const subject = { connectionId, step: step.name, listing: confirmed.remoteId }
  try {
    const known = (remoteFileIds: readonly string[]) => knownAmong(account, remoteFileIds)
    const done = await step.takeBackLate?.({ input: call.input, confirmed, known, signal })
    if (done) log.info(subject, 'late request taken back')
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    log.warn({ ...subject, code: error.code }, 'late request was not taken back')
  }
}

const isPassing = (error: unknown): error is ConnectorError | AppError | LeaseLostError =>
  error instanceof ConnectorError || error instanceof AppError || error instanceof LeaseLostError

const codeOf = (error: ConnectorError | AppError | LeaseLostError) => ('code' in error ? error.code : error.name)

async function knownAmong(account: Account, remoteFileIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.remoteFile.findMany({
    where: { ...account, remoteId: { in: [...remoteFileIds] } },
    select: { remoteId: true },
  })
  return new Set(rows.map(({ remoteId }) => remoteId))
}

function findAccounts(since: Date): Promise<(Account & { readonly names: string[] })[]> {
  return db.$queryRaw`
    SELECT r."workspaceId", r."connectionId", array_agg(DISTINCT s."name") AS "names"
    FROM "Step" s
    JOIN "ExportRun" r ON r."id" = s."runId"
    JOIN "Connection" c ON c."id" = r."connectionId" AND c."status" = 'active'
    WHERE s."startedAt" >= ${since} AND ${mayHaveComeLate}
    GROUP BY r."workspaceId", r."connectionId"`
}

/** Of listings whose last export that wrote to them is done: what they are to show is known. */
function findCalls(
  { workspaceId, connectionId }: Account,
  names: readonly string[],
  since: Date,
): Promise<UnansweredCall[]> {
  return db.$queryRaw`
    SELECT s."name", s."intent" -> 'input' AS "input", last."confirmed"
    FROM "Step" s
    JOIN "ExportRun" r ON r."id" = s."runId"
    JOIN "ExportItem" i ON i."runId" = r."id" AND s."intent" -> 'itemIds' ? i."id"::text
    CROSS JOIN LATERAL (
      SELECT e."state", e."confirmed" FROM "ExportItem" e
      WHERE e."listingId" = i."listingId" AND e."snapshot" IS NOT NULL
      ORDER BY e."startedAt" DESC LIMIT 1
    ) last
    WHERE r."workspaceId" = ${workspaceId}::uuid AND r."connectionId" = ${connectionId}::uuid
      AND s."startedAt" >= ${since} AND s."name" = ANY(${[...names]}) AND ${mayHaveComeLate}
      AND last."state" = 'done' AND last."confirmed" IS NOT NULL
    ORDER BY s."startedAt"`
}
