import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import { sendBody } from '../control/send-body.ts'

/** What a platform answers, and how it begins where it is spoilt. */
interface SentReply {
  readonly status: number
  readonly body: string | Buffer
  readonly malformed: string
  /** For the bytes of the whole body. */
  headers(byteSize: number): OutgoingHttpHeaders
  /** HEAD: the head alone is sent. */
  readonly withoutBody?: boolean
}

/** Sends a reply, spoilt as the fault says. Answers how many bytes of body went out, or `dropped`. */
export async function writeReply(
  response: ServerResponse,
  { status, body, malformed, headers, withoutBody = false }: SentReply,
  fault: { readonly kind: string; readonly delayMs?: number } | null,
  clock: Clock,
): Promise<number | 'dropped'> {
  if (fault?.kind === 'drop-after') {
    response.destroy()
    return 'dropped'
  }
  const whole = Buffer.from(fault?.kind === 'malformed' ? malformed : body)
  response.writeHead(status, headers(whole.length))
  return sendBody(response, withoutBody ? Buffer.alloc(0) : whole, fault, clock)
}
