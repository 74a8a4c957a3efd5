import { FaultBook as AnyFaultBook, type FaultSpec as AnyFaultSpec } from '../../control/fault-book.ts'

/**
 * Where a fault can strike: `rest` takes names of routes such as `products.update` (see `rest/routes.ts`) or paths, `page` and
 * `file` paths, `sideload` the URL or its last part, `callback` the URL of an app that keys are posted to.
 */
export const FAULT_PLACES = ['rest', 'page', 'file', 'sideload', 'callback'] as const

export type FaultPlace = (typeof FAULT_PLACES)[number]

export type FaultEffect =
  | { kind: 'delay'; delayMs: number }
  /** Kept, without effect, until the faults are taken away. */
  | { kind: 'hold' }
  /** Connection closed before anything happened. */
  | { kind: 'drop-before' }
  /** The effect happened, the answer was lost. */
  | { kind: 'drop-after' }
  /** The web server's html page instead of an answer; nothing happened. */
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  /** The same page although the effect happened, as with a gateway's time-out. */
  | { kind: 'status-after'; status: number }
  | { kind: 'maintenance' }
  | { kind: 'too-large' }
  | { kind: 'https-redirect' }
  /** 200 with a page instead of JSON, as with plain permalinks. */
  | { kind: 'html' }
  /** The plugin is off: 404 `rest_no_route`. */
  | { kind: 'no-route' }
  /** PHP died: 500 `internal_server_error`, before or after the effect. */
  | { kind: 'critical-error' }
  | { kind: 'critical-error-after' }
  /** The owner of the credential lost the role for this request. */
  | { kind: 'demoted' }
  | { kind: 'strip-authorization' }
  | { kind: 'malformed' }
  | { kind: 'half-body' }
  | { kind: 'slow-body'; delayMs: number }

export type FaultSpec = AnyFaultSpec<FaultPlace, FaultEffect>

/** The faults of the WooCommerce stand-in. */
export class FaultBook extends AnyFaultBook<FaultPlace, FaultEffect> {}
