import type { Clock } from '../../clock.ts'
import type { ShopPlan } from '../seed.ts'

export interface BucketSize {
  maximumAvailable: number
  /** Points per second of platform time. */
  restoreRate: number
}

export interface ThrottleStatus extends BucketSize {
  currentlyAvailable: number
}

/** Restore rates are documented per plan, sizes were seen in answers (standard) or reported (others). */
export const PLAN_BUCKETS: Record<ShopPlan, BucketSize> = {
  trial: { maximumAvailable: 2_000, restoreRate: 100 },
  standard: { maximumAvailable: 2_000, restoreRate: 100 },
  advanced: { maximumAvailable: 4_000, restoreRate: 200 },
  plus: { maximumAvailable: 20_000, restoreRate: 1_000 },
}

/** Leaky bucket of query cost, one per app and shop. A request must fit with its requested cost and pays its actual one. */
export class CostBucket {
  readonly #size: BucketSize
  readonly #clock: Clock
  #available: number
  #updatedAt: number

  constructor(size: BucketSize, clock: Clock) {
    this.#size = size
    this.#clock = clock
    this.#available = size.maximumAvailable
    this.#updatedAt = clock.now()
  }

  /** Takes the requested cost, or nothing at all when it does not fit. */
  reserve(requestedCost: number): boolean {
    this.#refill()
    if (this.#available < requestedCost) return false
    this.#available -= requestedCost
    return true
  }

  /** Gives back what was reserved and not used. */
  refund(points: number): void {
    this.#available = Math.min(this.#size.maximumAvailable, this.#available + points)
  }

  status(): ThrottleStatus {
    this.#refill()
    return {
      maximumAvailable: this.#size.maximumAvailable,
      currentlyAvailable: Math.floor(this.#available),
      restoreRate: this.#size.restoreRate,
    }
  }

  #refill(): void {
    const now = this.#clock.now()
    const restored = ((now - this.#updatedAt) / 1_000) * this.#size.restoreRate
    this.#available = Math.min(this.#size.maximumAvailable, this.#available + restored)
    this.#updatedAt = now
  }
}
