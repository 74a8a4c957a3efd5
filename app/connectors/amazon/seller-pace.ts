import { MemoryRateBudget, type RateBudget, type RateLimit } from '../../core/channel/rate-budget.ts'
import type { ConnectorDeps } from '../../core/channel/connector.ts'
import type { AmazonCredentials } from './credentials.ts'
import { operations, type OperationName } from './operations.ts'

/**
 * How much of a limit is used. Requests that leave evenly arrive unevenly, so that a part of the bucket is left for those that come
 * early, and a little of the rate for clocks that differ.
 */
const usedRate = 0.985
const keptBack = 2
const longestWaitMs = 60_000
/** Others may have been told something else since. */
const tellAgainMs = 60_000

/** Times the calls of one seller, by operation, within Amazon's limits and what it tells of them. */
export class SellerPace {
  readonly #budget: RateBudget
  readonly #prefix: string
  readonly #now: () => number
  readonly #told = new Map<OperationName, { readonly perSecond: number; readonly at: number }>()

  constructor(budget: RateBudget, prefix: string, now: () => number) {
    this.#budget = budget
    this.#now = now
    this.#prefix = prefix
  }

  /** Resolves when the call may go. */
  async enter(operation: OperationName, signal?: AbortSignal): Promise<void> {
    await this.#budget.reserve(this.#prefix + operation, this.limitOf(operation), signal)
  }

  /** What Amazon told with an answer: it knows of more than we do, such as limits of the whole app. */
  async learn(operation: OperationName, perSecond: number | undefined): Promise<void> {
    const [told, at] = [this.#told.get(operation), this.#now()]
    if (perSecond === undefined || (told?.perSecond === perSecond && at - told.at < tellAgainMs)) return
    this.#told.set(operation, { perSecond, at })
    await this.#budget.learn(this.#prefix + operation, this.limitOf(operation))
  }

  /** After the `attempt`-th refusal (from 1) nobody calls the operation for a while. `random`, 0 to 1, spreads those who wait. */
  async refused(operation: OperationName, attempt: number, random: number): Promise<void> {
    const limit = this.limitOf(operation)
    const waitMs = Math.min(longestWaitMs, (1000 / limit.perSecond) * 2 ** (attempt - 1)) * (0.5 + random / 2)
    await this.#budget.punish(this.#prefix + operation, limit, waitMs)
  }

  /** The limit that we keep to. */
  limitOf(operation: OperationName): RateLimit {
    return {
      perSecond: this.#rateOf(operation) * usedRate,
      burst: Math.max(1, operations[operation].burst - keptBack),
    }
  }

  #rateOf(operation: OperationName): number {
    return this.#told.get(operation)?.perSecond ?? operations[operation].perSecond
  }
}

/** A seller in a region, whatever the marketplace: all its connections share limits and SKUs. */
export function nameOfSeller({ region, sellerId }: Pick<AmazonCredentials, 'region' | 'sellerId'>): string {
  return `amazon:${region}:${sellerId}`
}

/** Limits are per seller and app in a region. */
export function paceOf(deps: ConnectorDeps, credentials: AmazonCredentials): SellerPace {
  const kept = deps.memory?.get(SellerPace)
  if (kept instanceof SellerPace) return kept
  const pace = new SellerPace(deps.budget ?? new MemoryRateBudget(deps), `${nameOfSeller(credentials)}:`, deps.now)
  deps.memory?.set(SellerPace, pace)
  return pace
}
