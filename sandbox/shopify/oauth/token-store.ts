import { randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'

export const ACCESS_TOKEN_SECONDS = 3_600
export const REFRESH_TOKEN_SECONDS = 7_776_000
/** A rotated refresh token works until its successor is used, at most this long. */
const PREVIOUS_REFRESH_SECONDS = 30 * 86_400

interface RefreshToken {
  expiresAt: number
  /** Token that this one replaced; dies on first use of this one. */
  previous: string | null
}

export interface IssuedTokens {
  accessToken: string
  refreshToken: string | null
}

/** Access and refresh tokens of one shop for the app. */
export class TokenStore {
  readonly #clock: Clock
  readonly #access = new Map<string, number>()
  readonly #refresh = new Map<string, RefreshToken>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  issue(options: { expiring: boolean; replaces?: string }): IssuedTokens {
    const accessToken = `shpat_${randomBytes(16).toString('hex')}`
    this.#access.set(accessToken, options.expiring ? this.#in(ACCESS_TOKEN_SECONDS) : Infinity)
    if (!options.expiring) return { accessToken, refreshToken: null }
    const refreshToken = `shprt_${randomBytes(16).toString('hex')}`
    this.#refresh.set(refreshToken, { expiresAt: this.#in(REFRESH_TOKEN_SECONDS), previous: options.replaces ?? null })
    return { accessToken, refreshToken }
  }

  isValid(accessToken: string): boolean {
    return (this.#access.get(accessToken) ?? 0) > this.#clock.now()
  }

  /** New pair for a refresh token; null when it is unknown, expired or superseded. */
  refresh(refreshToken: string): IssuedTokens | null {
    const known = this.#refresh.get(refreshToken)
    if (!known || known.expiresAt <= this.#clock.now()) return null
    if (known.previous) this.#refresh.delete(known.previous)
    known.previous = null
    known.expiresAt = Math.min(known.expiresAt, this.#in(PREVIOUS_REFRESH_SECONDS))
    return this.issue({ expiring: true, replaces: refreshToken })
  }

  revokeAccessTokens(): void {
    this.#access.clear()
  }

  revokeAll(): void {
    this.#access.clear()
    this.#refresh.clear()
  }

  /** The same tokens, valid until the same moments of another clock. */
  copy(clock: Clock): TokenStore {
    const copy = new TokenStore(clock)
    for (const [token, expiresAt] of this.#access) copy.#access.set(token, expiresAt)
    for (const [token, refresh] of this.#refresh) copy.#refresh.set(token, { ...refresh })
    return copy
  }

  #in(seconds: number): number {
    return this.#clock.now() + seconds * 1_000
  }
}
