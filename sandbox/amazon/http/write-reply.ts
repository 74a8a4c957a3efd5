import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import { sendBody } from '../../control/send-body.ts'
import type { FaultEffect } from '../control/faults.ts'
import type { AmazonRequest, Reply } from './exchange.ts'

/** Sends a reply, spoilt as the fault says. Answers how many bytes of body went out, or `dropped`. */
export async function writeReply(
  response: ServerResponse,
  reply: Reply,
  { method, id }: AmazonRequest,
  fault: FaultEffect | null,
  clock: Clock,
): Promise<number | 'dropped'> {
  if (fault?.kind === 'drop-after') {
    response.destroy()
    return 'dropped'
  }
  const whole = fault?.kind === 'malformed' ? '{"sku":' : reply.body
  const body = method === 'HEAD' ? Buffer.alloc(0) : Buffer.from(whole)
  const length = Buffer.from(whole).length
  response.writeHead(reply.status, { ...reply.headers, 'content-length': length, 'x-amzn-requestid': id })
  return sendBody(response, body, fault, clock)
}
