import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../core/channel/connector.ts'
import { codeOf, noAnswer } from './no-answer.ts'
import { lwaRefusal } from './refusals.ts'

/** Tokens live for an hour; one that is about to end could end on the way. */
const usableMs = 55 * 60_000
/** How often a refusal without a reason is worth asking whether the seller revoked our access. */
const askAgainMs = 60_000

interface Token {
  readonly value: string
  readonly grantedAt: number
}

/** The access token of one seller's authorisation. However many calls need a new one, it is asked for once. */
export class AccessTokens {
  readonly #refresh: () => Promise<string>
  readonly #now: () => number
  #token: Token | undefined
  #askedAt = -Infinity
  #underWay: Promise<Token> | undefined

  constructor(refresh: () => Promise<string>, now: () => number) {
    this.#refresh = refresh
    this.#now = now
  }

  async get(): Promise<string> {
    const token = this.#token
    if (token && this.#now() - token.grantedAt < usableMs) return token.value
    return (await this.#renewed()).value
  }

  /** Another token than the one that was refused. */
  async renew(refused: string): Promise<string> {
    if (this.#token && this.#token.value !== refused) return this.#token.value
    return (await this.#renewed()).value
  }

  /**
   * Throws `auth_expired` where the seller has revoked our access: an access token outlives that for up to an hour, in which calls
   * are refused without a reason.
   */
  async assertGranted(refused: string): Promise<void> {
    if (this.#now() - this.#askedAt < askAgainMs) return
    await this.renew(refused)
    this.#askedAt = this.#now()
  }

  #renewed(): Promise<Token> {
    this.#underWay ??= this.#ask().finally(() => (this.#underWay = undefined))
    return this.#underWay
  }

  async #ask(): Promise<Token> {
    this.#token = undefined
    const value = await this.#refresh().catch((error: unknown) => {
      throw signInFailure(error)
    })
    if (!value) throw new ConnectorError('invalid_response', 'Login with Amazon gave no access token')
    this.#token = { value, grantedAt: this.#now() }
    return this.#token
  }
}

/** Signing in changes nothing, so that it does not matter whether a lost request arrived. */
export function signInFailure(error: unknown): ConnectorError {
  const failure = lwaRefusal(codeOf(error)) ?? noAnswer(error, 'Login with Amazon')?.error
  if (!failure) throw error
  return failure
}

/** All openings of a seller's authorisation in one process share its token. A renewed authorisation begins anew. */
export function accessTokensOf(
  { memory, now }: Pick<ConnectorDeps, 'memory' | 'now'>,
  refreshToken: string,
  refresh: () => Promise<string>,
): AccessTokens {
  const key = `access tokens of ${refreshToken}`
  const kept = memory?.get(key)
  if (kept instanceof AccessTokens) return kept
  const tokens = new AccessTokens(refresh, now)
  for (const old of memory?.keys() ?? []) if (memory?.get(old) instanceof AccessTokens) memory.delete(old)
  memory?.set(key, tokens)
  return tokens
}
