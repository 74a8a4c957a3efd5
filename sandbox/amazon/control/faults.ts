import { FaultBook as AnyFaultBook, type FaultSpec as AnyFaultSpec } from '../../control/fault-book.ts'
import type { EnforcementAction } from '../state/model.ts'

/**
 * Where a fault can strike: `api` takes operation ids such as `patchListingsItem`, SKUs, ASINs and paths, `token` grant types,
 * `page` paths of seller central, `document` and `cdn` paths, `image` (a picture that Amazon fetches) its URL, the last part of
 * it, the SKU and the attribute, `feed` (its processing) the feed's id and type.
 */
export const FAULT_PLACES = ['api', 'token', 'page', 'document', 'cdn', 'image', 'feed'] as const

export type FaultPlace = (typeof FAULT_PLACES)[number]

export type FaultEffect =
  | { kind: 'delay'; delayMs: number }
  /** Kept, without effect, until the faults are taken away. */
  | { kind: 'hold' }
  /** Connection closed before anything happened. */
  | { kind: 'drop-before' }
  /** The effect happened, the answer was lost. */
  | { kind: 'drop-after' }
  /** An html page of a gateway instead of an answer; nothing happened. */
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  /** The same page although the effect happened. */
  | { kind: 'status-after'; status: number }
  /** 429 `QuotaExceeded`, as from an empty bucket. */
  | { kind: 'throttled' }
  /** Amazon's own words: `errors[]` with this status; nothing happened. */
  | { kind: 'error'; status: number; code: string; message: string; details?: string }
  /** 500 `{"message": …}` without `errors`. */
  | { kind: 'no-errors' }
  /** 200 with a page instead of JSON. */
  | { kind: 'html' }
  /** The access token counts as expired for this request. */
  | { kind: 'token-expired' }
  /** The seller takes the consent back, now and for good. */
  | { kind: 'token-revoked' }
  | { kind: 'malformed' }
  | { kind: 'half-body' }
  | { kind: 'slow-body'; delayMs: number }
  /** Place `image`: Amazon rejects the picture. */
  | { kind: 'reject-image'; code: string; message: string }
  /** Place `image`: it is good, and another seller's is shown all the same. */
  | { kind: 'other-seller-wins' }
  /** Place `image`: it is shown, and the listing is suppressed for it. */
  | { kind: 'suppress'; action?: EnforcementAction; code?: string; message?: string }
  /** Place `image`: nothing ever comes of it. */
  | { kind: 'image-stuck' }
  /** Place `feed`: it ends FATAL after so many messages; with or without a report. */
  | { kind: 'feed-fatal'; afterMessages: number; withReport?: boolean }
  /** Place `feed`: it ends DONE although the messages after so many were not processed; its report counts those that were. */
  | { kind: 'feed-partial'; afterMessages: number }
  /** Place `token`: Login with Amazon refuses in the shape of OAuth. */
  | { kind: 'oauth-error'; status: number; error: string; description: string }

export type FaultSpec = AnyFaultSpec<FaultPlace, FaultEffect>

/** The faults of the Amazon stand-in. */
export class FaultBook extends AnyFaultBook<FaultPlace, FaultEffect> {}
