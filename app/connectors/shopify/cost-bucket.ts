/** Shopify's leaky bucket as the last answer showed it (`extensions.cost.throttleStatus`). In cost points. */
export interface ThrottleStatus {
  readonly maximumAvailable: number
  readonly currentlyAvailable: number
  /** Points per second. */
  readonly restoreRate: number
}

/**
 * Predicts how full the bucket is and keeps concurrent requests from overdrawing it together: each one reserves its
 * *requested* cost before it is sent, because that is what Shopify demands to be there, and settles with the answer.
 * Until the first answer nothing is known, so one request goes alone. Pure; times in milliseconds.
 */
export class CostBucket {
  #status: ThrottleStatus | undefined
  #seenAt = 0
  #reserved = 0
  #underWay = 0

  /** Milliseconds until `cost` can be sent; 0 = now. `null`: unknown, wait for the request that is under way. */
  waitMs(cost: number, now: number): number | null {
    if (this.#status === undefined) return this.#underWay === 0 ? 0 : null
    const { maximumAvailable, restoreRate } = this.#status
    // A cost above the bucket's size would never fit: send it when the bucket is full and let Shopify say why not.
    const missing = Math.min(cost, maximumAvailable) - (this.available(now) - this.#reserved)
    return missing <= 0 ? 0 : Math.ceil((missing / restoreRate) * 1000)
  }

  reserve(cost: number): void {
    this.#reserved += cost
    this.#underWay += 1
  }

  /** Ends a reservation. Without a status (no answer came) the former knowledge stays. */
  settle(cost: number, status: ThrottleStatus | undefined, now: number): void {
    this.#reserved -= cost
    this.#underWay -= 1
    if (status === undefined) return
    this.#status = status
    this.#seenAt = now
  }

  /** Points believed to be in the bucket at `now`, before reservations. */
  available(now: number): number {
    if (this.#status === undefined) return 0
    const { currentlyAvailable, maximumAvailable, restoreRate } = this.#status
    return Math.min(maximumAvailable, currentlyAvailable + ((now - this.#seenAt) / 1000) * restoreRate)
  }

  /** What a request could spend at `now`; undefined until an answer told the bucket's size. */
  level(now: number): ThrottleStatus | undefined {
    return this.#status && { ...this.#status, currentlyAvailable: Math.max(0, this.available(now) - this.#reserved) }
  }
}
