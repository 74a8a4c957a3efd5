/** A token bucket as platforms state theirs: it holds `burst` requests and gets `perSecond` of them back. */
export interface RateLimit {
  readonly perSecond: number
  /** At least 1. */
  readonly burst: number
}

/**
 * Lets requests that share a platform's limit go when the limit allows it, in the order they asked. Every process that spends
 * from the same limit shares one budget, by its key.
 */
export interface RateBudget {
  /**
   * Resolves when one request may go; its place is taken whether or not it goes. Rejects with the signal's reason. What was learned of
   * the key comes before the limit's own rate.
   */
  reserve(key: string, limit: RateLimit, signal?: AbortSignal): Promise<void>
  /** The rate that the platform told with an answer, for everybody who spends from this key. */
  learn(key: string, limit: RateLimit): Promise<void>
  /** The platform refused a request for its rate: nothing more goes for so long, and then one by one. */
  punish(key: string, limit: RateLimit, forMs: number): Promise<void>
}

/** What a bucket of this limit lends before it makes anybody wait; in milliseconds. */
export function lendsMs({ perSecond, burst }: RateLimit): number {
  return ((burst - 1) * 1000) / perSecond
}

interface Time {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** For one process, such as a test or a tool. */
export class MemoryRateBudget implements RateBudget {
  readonly #time: Time
  /** When the bucket is full again, by key (generic cell rate algorithm: the theoretical arrival time). */
  readonly #fullAt = new Map<string, number>()
  readonly #perSecond = new Map<string, number>()

  constructor(time: Time) {
    this.#time = time
  }

  async reserve(key: string, limit: RateLimit, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    const now = this.#time.now()
    const known = { ...limit, perSecond: this.#perSecond.get(key) ?? limit.perSecond }
    const fullAt = Math.max(this.#fullAt.get(key) ?? 0, now)
    this.#fullAt.set(key, fullAt + 1000 / known.perSecond)
    const waitMs = fullAt - lendsMs(known) - now
    if (waitMs > 0) await this.#time.sleep(waitMs, signal)
  }

  learn(key: string, { perSecond }: RateLimit): Promise<void> {
    this.#perSecond.set(key, perSecond)
    return Promise.resolve()
  }

  punish(key: string, limit: RateLimit, forMs: number): Promise<void> {
    const fullAt = this.#time.now() + forMs + lendsMs(limit)
    this.#fullAt.set(key, Math.max(this.#fullAt.get(key) ?? 0, fullAt))
    return Promise.resolve()
  }
}
