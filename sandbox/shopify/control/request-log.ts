import { RequestLog as AnyRequestLog } from '../../control/request-log.ts'

/** One request as the platform saw it. Never holds tokens or bodies. */
export interface RequestLogEntry {
  /** Rising number; `since` of the control API compares with it. */
  sequence: number
  time: string
  requestId: string
  shop: string
  kind: string
  /** Operation name, or the root fields when it has none; path for everything that is not GraphQL. */
  operation: string
  status: number | 'dropped'
  requestedCost: number | null
  actualCost: number | null
  throttled: boolean
  bytesIn: number
  bytesOut: number
  fault: string | null
}

/** The log of the Shopify stand-in. */
export class RequestLog extends AnyRequestLog<RequestLogEntry> {}
