import type { IncomingMessage, ServerResponse } from 'node:http'
import { holdBack } from '../../control/hold-back.ts'
import type { FaultEffect } from '../control/faults.ts'
import type { World } from '../state/world.ts'
import { dispatch, intentOf } from './dispatch.ts'
import type { Dispatched, Intent } from './dispatch.ts'
import type { SandboxRequest } from './exchange.ts'
import { json } from './exchange.ts'
import { readRequest } from './read-request.ts'
import { writeReply } from './write-reply.ts'

/** Reads, lets a fault strike, dispatches, answers, logs. */
export async function listen(world: World, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readRequest(incoming)
  const intent = intentOf(request)
  const { place } = intent
  const gate = place === 'control' ? null : world.gate
  const passing = { name: intent.names[0] ?? request.path, place }
  await gate?.arrived?.(passing)
  const fault = place === 'control' || place === 'other' ? null : world.faults.take(place, intent.names)
  if (fault?.kind === 'drop-before') {
    response.destroy()
    return log(world, request, intent, fault, null, 'dropped')
  }
  await holdBack(fault, world)
  const dispatched = await dispatch(world, request, intent, fault).catch(internalError)
  await gate?.done?.(passing)
  const bytesOut = await writeReply(response, dispatched.reply, request.id, fault, world.clock)
  gate?.answered?.(passing)
  log(world, request, intent, fault, dispatched, bytesOut)
}

function internalError(error: unknown): Dispatched {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { reply: json(500, { errors: `The sandbox failed: ${message}` }), cost: null, throttled: false }
}

function log(
  world: World,
  request: SandboxRequest,
  intent: Intent,
  fault: FaultEffect | null,
  dispatched: Dispatched | null,
  bytesOut: number | 'dropped',
): void {
  if (intent.place === 'control') return
  world.requests.add({
    time: new Date(world.clock.now()).toISOString(),
    requestId: request.id,
    shop: request.shopHost,
    kind: intent.place,
    operation: intent.names[0] ?? request.path,
    status: bytesOut === 'dropped' ? 'dropped' : (dispatched?.reply.status ?? 'dropped'),
    requestedCost: dispatched?.cost?.requestedQueryCost ?? null,
    actualCost: dispatched?.cost?.actualQueryCost ?? null,
    throttled: dispatched?.throttled ?? false,
    bytesIn: request.body.length,
    bytesOut: bytesOut === 'dropped' ? 0 : bytesOut,
    fault: fault?.kind ?? null,
  })
}
