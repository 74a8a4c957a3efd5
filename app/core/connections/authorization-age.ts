const DAY_MS = 24 * 60 * 60 * 1000
/** Amazon ends a seller's authorisation then (developer-docs.amazon.com/sp-api/docs/renew-authorizations). */
const LASTS_DAYS = 365
const REMIND_DAYS = 30

/** How long a seller's authorisation still lasts. */
export interface AuthorizationAge {
  readonly authorizedAt: string
  readonly endsAt: string
  /** Whole days that are left; 0 on the last one and afterwards. */
  readonly daysLeft: number
  /** `due`: the merchant is reminded, from 30 days before. */
  readonly standing: 'fresh' | 'due' | 'over'
}

/** `authorizedAt` in ISO 8601. */
export function authorizationAge(authorizedAt: string, nowMs: number): AuthorizationAge {
  const endsMs = Date.parse(authorizedAt) + LASTS_DAYS * DAY_MS
  const leftMs = endsMs - nowMs
  return {
    authorizedAt,
    endsAt: new Date(endsMs).toISOString(),
    daysLeft: Math.max(0, Math.floor(leftMs / DAY_MS)),
    standing: leftMs <= 0 ? 'over' : leftMs <= REMIND_DAYS * DAY_MS ? 'due' : 'fresh',
  }
}
