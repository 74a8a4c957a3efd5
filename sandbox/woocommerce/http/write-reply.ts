import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import { writeReply as write } from '../../http/write-reply.ts'
import type { FaultEffect } from '../control/faults.ts'
import type { Reply, SiteRequest } from './exchange.ts'

/** Sends a reply with what this platform says of every one of them. Answers how many bytes of body went out, or `dropped`. */
export function writeReply(
  response: ServerResponse,
  { status, body, headers }: Reply,
  { method, id }: SiteRequest,
  fault: FaultEffect | null,
  clock: Clock,
): Promise<number | 'dropped'> {
  const sent = {
    ...{ status, body, malformed: '[{"id":', withoutBody: method === 'HEAD' },
    headers: (byteSize: number) => ({
      server: 'nginx/1.22.1',
      ...headers,
      'content-length': method === 'HEAD' ? 0 : byteSize,
      'x-request-id': id,
    }),
  }
  return write(response, sent, fault, clock)
}
