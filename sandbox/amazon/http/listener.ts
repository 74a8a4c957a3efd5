import type { IncomingMessage, ServerResponse } from 'node:http'
import { holdBack } from '../../control/hold-back.ts'
import type { FaultEffect } from '../control/faults.ts'
import type { World } from '../state/world.ts'
import { dispatch, type Dispatched } from './dispatch.ts'
import type { AmazonRequest } from './exchange.ts'
import { page } from './exchange.ts'
import { intentOf, type Intent } from './intent.ts'
import { readRequest } from './read-request.ts'
import { writeReply } from './write-reply.ts'

/** Reads, lets a fault strike, dispatches, answers, logs. */
export async function listen(world: World, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = world.clock.now()
  const request = await readRequest(incoming)
  const intent = intentOf(request)
  const { place } = intent
  const isReal = place !== 'control' && place !== 'nowhere'
  const gate = isReal ? world.gate : null
  const passing = { name: intent.names[0] ?? request.path, place }
  await gate?.arrived?.(passing)
  const fault = isReal ? world.faults.take(place, intent.names) : null
  const visit = { world, request, intent, fault, startedAt }
  if (fault?.kind === 'drop-before') {
    response.destroy()
    return log(visit, null, 'dropped')
  }
  await holdBack(fault, world)
  const dispatched = await dispatch(world, request, intent, fault).catch(internalError)
  await gate?.done?.(passing)
  const bytesOut = await writeReply(response, dispatched.reply, request, fault, world.clock)
  gate?.answered?.(passing)
  log(visit, dispatched, bytesOut)
}

interface Visit {
  world: World
  request: AmazonRequest
  intent: Intent
  fault: FaultEffect | null
  startedAt: number
}

function internalError(error: unknown): Dispatched {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { reply: page(500, `The sandbox failed: ${message}`), reason: message }
}

function log(
  { world, request, intent, fault, startedAt }: Visit,
  dispatched: Dispatched | null,
  bytesOut: number | 'dropped',
): void {
  if (intent.place === 'control') return
  world.requests.add({
    time: world.iso(),
    requestId: request.id,
    kind: intent.place,
    operation: intent.names[0] ?? request.path,
    host: request.host,
    method: request.method,
    path: request.path,
    sellerId: dispatched?.sellerId ?? null,
    status: bytesOut === 'dropped' ? 'dropped' : (dispatched?.reply.status ?? 'dropped'),
    reason: dispatched?.reason ?? null,
    bytesIn: request.body.length,
    bytesOut: bytesOut === 'dropped' ? 0 : bytesOut,
    tookMs: world.clock.now() - startedAt,
    fault: fault?.kind ?? null,
  })
}
