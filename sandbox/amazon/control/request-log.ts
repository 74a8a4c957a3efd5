import { RequestLog as AnyRequestLog } from '../../control/request-log.ts'

/** One request as Amazon saw it. Never holds credentials or bodies. */
export interface RequestLogEntry {
  /** Rising number; `since` of the control API compares with it. */
  sequence: number
  time: string
  requestId: string
  /** Place as faults name it. */
  kind: string
  /** Operation id or grant type; the path where it has none. */
  operation: string
  host: string
  method: string
  /** Without the query, which may hold secrets. */
  path: string
  sellerId: string | null
  status: number | 'dropped'
  /** Why it was refused, in the sandbox's words; Amazon's answers say less. */
  reason: string | null
  bytesIn: number
  bytesOut: number
  tookMs: number
  fault: string | null
}

/** The log of the Amazon stand-in. */
export class RequestLog extends AnyRequestLog<RequestLogEntry> {}
