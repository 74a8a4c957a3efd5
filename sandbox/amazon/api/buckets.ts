import type { Clock } from '../../clock.ts'

export interface BucketSize {
  /** Tokens that come back per second. */
  rate: number
  /** Tokens there are at most, which is also how many there are at first. */
  burst: number
}

interface Bucket {
  tokens: number
  filledAt: number
}

/** Token buckets by key. A bucket that nobody used is full. */
export class Buckets {
  readonly #clock: Clock
  readonly #buckets = new Map<string, Bucket>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether a token was there to be taken. */
  take(key: string, { rate, burst }: BucketSize): boolean {
    const now = this.#clock.now()
    const { tokens, filledAt } = this.#buckets.get(key) ?? { tokens: burst, filledAt: now }
    const there = Math.min(burst, tokens + ((now - filledAt) / 1_000) * rate)
    const isTaken = there >= 1
    this.#buckets.set(key, { tokens: isTaken ? there - 1 : there, filledAt: now })
    return isTaken
  }

  clear(): void {
    this.#buckets.clear()
  }
}
