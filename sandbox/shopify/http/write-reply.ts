import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import { sendBody } from '../../control/send-body.ts'
import type { FaultEffect } from '../control/faults.ts'
import type { Reply } from './exchange.ts'

/** Sends a reply, spoilt as the fault says. Answers how many bytes of body went out, or `dropped`. */
export async function writeReply(
  response: ServerResponse,
  reply: Reply,
  requestId: string,
  fault: FaultEffect | null,
  clock: Clock,
): Promise<number | 'dropped'> {
  if (fault?.kind === 'drop-after') {
    response.destroy()
    return 'dropped'
  }
  const body = Buffer.from(fault?.kind === 'malformed' ? '{"data": {"product"' : reply.body)
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length, 'x-request-id': requestId })
  return sendBody(response, body, fault, clock)
}
