import type { ServerResponse } from 'node:http'
import type { Clock } from '../../clock.ts'
import { writeReply as write } from '../../http/write-reply.ts'
import type { FaultEffect } from '../control/faults.ts'
import type { AmazonRequest, Reply } from './exchange.ts'

/** Sends a reply with what this platform says of every one of them. Answers how many bytes of body went out, or `dropped`. */
export function writeReply(
  response: ServerResponse,
  { status, body, headers }: Reply,
  { method, id }: AmazonRequest,
  fault: FaultEffect | null,
  clock: Clock,
): Promise<number | 'dropped'> {
  const sent = {
    ...{ status, body, malformed: '{"sku":', withoutBody: method === 'HEAD' },
    headers: (byteSize: number) => ({ ...headers, 'content-length': byteSize, 'x-amzn-requestid': id }),
  }
  return write(response, sent, fault, clock)
}
