import { FaultBook as AnyFaultBook } from '../../control/fault-book.ts'

/**
 * Where a fault can strike. `graphql` takes operation names, `media` file names, `webhook` topics, `bulk` the root field of the
 * mutation or query that is to be run in bulk.
 */
export const FAULT_PLACES = ['graphql', 'token', 'stagedUpload', 'image', 'media', 'webhook', 'bulk'] as const

export type FaultPlace = (typeof FAULT_PLACES)[number]

export type FaultEffect =
  | { kind: 'delay'; delayMs: number }
  /** Kept, without effect, until the fault is taken away. */
  | { kind: 'hold' }
  /** Connection closed before anything happened. */
  | { kind: 'drop-before' }
  /** The effect happened, the answer was lost. */
  | { kind: 'drop-after' }
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  | { kind: 'throttled' }
  | { kind: 'malformed' }
  | { kind: 'half-body' }
  | { kind: 'slow-body'; delayMs: number }
  | { kind: 'revoke-token' }
  | { kind: 'media-processing-failure'; code: string }
  | { kind: 'media-stuck' }
  /** The bulk operation is not started: a user error. */
  | { kind: 'bulk-refusal'; code: string | null; message: string }
  /** The bulk operation ends FAILED after so many lines (default 0). */
  | { kind: 'bulk-failure'; code: string; afterLines?: number }

/** The faults of the Shopify stand-in. */
export class FaultBook extends AnyFaultBook<FaultPlace, FaultEffect> {}
