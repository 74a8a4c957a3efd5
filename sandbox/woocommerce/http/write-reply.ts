import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import { sendBody } from '../../control/send-body.ts'
import type { FaultEffect } from '../control/faults.ts'
import type { Reply, SiteRequest } from './exchange.ts'

/** Sends a reply, spoilt as the fault says. Answers how many bytes of body went out, or `dropped`. */
export async function writeReply(
  response: ServerResponse,
  reply: Reply,
  { method, id }: SiteRequest,
  fault: FaultEffect | null,
  clock: Clock,
): Promise<number | 'dropped'> {
  if (fault?.kind === 'drop-after') {
    response.destroy()
    return 'dropped'
  }
  const whole = fault?.kind === 'malformed' ? '[{"id":' : reply.body
  const body = method === 'HEAD' ? Buffer.alloc(0) : Buffer.from(whole)
  response.writeHead(reply.status, {
    server: 'nginx/1.22.1',
    ...reply.headers,
    'content-length': body.length,
    'x-request-id': id,
  })
  return sendBody(response, body, fault, clock)
}
