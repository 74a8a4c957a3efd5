import type { IncomingMessage, ServerResponse } from 'node:http'
import { wait } from '../../clock.ts'
import { holdBack } from '../../control/hold-back.ts'
import type { FaultEffect } from '../control/faults.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'
import { dispatch, type Dispatched } from './dispatch.ts'
import type { SiteRequest } from './exchange.ts'
import { page } from './exchange.ts'
import { intentOf, type Intent } from './intent.ts'
import { takeWorker } from './php-workers.ts'
import { readRequest } from './read-request.ts'
import { writeReply } from './write-reply.ts'

/** Reads, lets a fault strike, waits for a PHP worker, dispatches, answers, logs. */
export async function listen(
  world: World,
  site: Site,
  isSecure: boolean,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = world.clock.now()
  const { request, refusal } = await readRequest(site, incoming, isSecure)
  const intent = intentOf(request)
  const { place } = intent
  const gate = place === 'control' ? null : world.gate
  const passing = { name: intent.names[0] ?? request.path, place }
  await gate?.arrived?.(passing)
  const fault = place === 'control' ? null : world.faults.take(place, intent.names)
  const visit = { world, request, intent, fault, startedAt }
  if (fault?.kind === 'drop-before') {
    response.destroy()
    return log(visit, null, 'dropped', 0)
  }
  await holdBack(fault, world)
  const { dispatched, waitedMs } = refusal
    ? { dispatched: { reply: refusal, credential: null }, waitedMs: 0 }
    : await work(visit)
  await gate?.done?.(passing)
  const bytesOut = await writeReply(response, dispatched.reply, request, fault, world.clock)
  gate?.answered?.(passing)
  log(visit, dispatched, bytesOut, waitedMs)
}

interface Visit {
  world: World
  request: SiteRequest
  intent: Intent
  fault: FaultEffect | null
  startedAt: number
}

/** Everything but files and the control API needs one of the site's PHP workers, and keeps it when the client has gone. */
async function work({ world, request, intent, fault }: Visit): Promise<{ dispatched: Dispatched; waitedMs: number }> {
  const needsPhp = intent.place === 'rest' || intent.place === 'page'
  const before = world.clock.now()
  const giveBack = needsPhp ? await takeWorker(request.site) : () => undefined
  const waitedMs = world.clock.now() - before
  try {
    const { requestMs } = request.site.settings
    if (needsPhp && requestMs > 0) await wait(world.clock, requestMs)
    return { dispatched: await dispatch(world, request, intent, fault).catch(internalError), waitedMs }
  } finally {
    giveBack()
  }
}

function internalError(error: unknown): Dispatched {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { reply: page(500, `The sandbox failed: ${message}`), credential: null }
}

function log(
  { world, request, intent, fault, startedAt }: Visit,
  dispatched: Dispatched | null,
  bytesOut: number | 'dropped',
  waitedMs: number,
): void {
  if (intent.place === 'control') return
  const isDropped = bytesOut === 'dropped'
  world.requests.add({
    time: new Date(world.clock.now()).toISOString(),
    requestId: request.id,
    site: request.site.key,
    kind: intent.place,
    operation: intent.names[0] ?? request.path,
    method: request.method,
    path: request.path,
    credential: dispatched?.credential ?? null,
    status: isDropped ? 'dropped' : (dispatched?.reply.status ?? 'dropped'),
    bytesIn: request.body.length,
    bytesOut: isDropped ? 0 : bytesOut,
    waitedMs,
    tookMs: world.clock.now() - startedAt,
    fault: fault?.kind ?? null,
  })
}
