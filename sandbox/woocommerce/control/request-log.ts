import { RequestLog as AnyRequestLog } from '../../control/request-log.ts'

/** One request as the site saw it. Never holds credentials or bodies. */
export interface RequestLogEntry {
  /** Rising number; `since` of the control API compares with it. */
  sequence: number
  time: string
  requestId: string
  site: string
  /** Place as faults name it. */
  kind: string
  /** Name of the route, such as `products.update`; the path where it has none. */
  operation: string
  method: string
  /** Without the query, which may hold secrets. */
  path: string
  /** Who it was taken for, such as `key:3`; null for nobody. */
  credential: string | null
  status: number | 'dropped'
  bytesIn: number
  bytesOut: number
  /** Platform time it waited for a PHP worker, and took in all. */
  waitedMs: number
  tookMs: number
  fault: string | null
}

/** The log of the WooCommerce stand-in. */
export class RequestLog extends AnyRequestLog<RequestLogEntry> {}
