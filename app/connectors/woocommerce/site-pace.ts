import type { ConnectorDeps } from '../../core/channel/connector.ts'

/** Requests of one kind take about the same time while the host has workers to spare. */
export type RequestKind = 'read' | 'write' | 'upload'

export type RequestEnd = 'answered' | 'strained' | 'cancelled'

/** Shared hosts have about as many PHP workers for all visitors. */
const most = 8
/** Latency beyond the usual at which nothing is added, and at which something is taken away. */
const holdAt = 1.6
const shrinkAt = 3
/** How quickly the usual latency follows one that stays higher: a host may just be slower now. */
const drift = 0.02

/**
 * How many requests a store gets at once: one at first, one more for each round that was answered as quickly as usual, half as
 * many when it answers 5xx or 429 or not in time. Requests that find no room wait in the order they came.
 */
export class SitePace {
  #limit = 1
  #underWay = 0
  readonly #usualMs = new Map<RequestKind, number>()
  readonly #waiting: (() => void)[] = []

  /** How many may be under way now. */
  get limit(): number {
    return Math.floor(this.#limit)
  }

  /** Resolves when there is room; the caller must `leave` exactly once. */
  async enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (this.#underWay < this.limit) {
      this.#underWay += 1
      return
    }
    await new Promise<void>((admit, refuse) => {
      const admitted = () => {
        signal?.removeEventListener('abort', aborted)
        admit()
      }
      const aborted = () => {
        this.#waiting.splice(this.#waiting.indexOf(admitted), 1)
        refuse(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
      }
      this.#waiting.push(admitted)
      signal?.addEventListener('abort', aborted, { once: true })
    })
  }

  leave(kind: RequestKind, end: RequestEnd, tookMs: number): void {
    // A host that was hardly asked anything tells nothing about more.
    const busy = this.#underWay * 2 >= this.limit
    this.#underWay -= 1
    if (end === 'strained') this.#limit = Math.max(1, this.#limit / 2)
    if (end === 'answered') this.#learn(kind, tookMs, busy)
    while (this.#underWay < this.limit) {
      const next = this.#waiting.shift()
      if (!next) return
      this.#underWay += 1
      next()
    }
  }

  #learn(kind: RequestKind, tookMs: number, busy: boolean): void {
    const usualMs = this.#usualMs.get(kind) ?? tookMs
    this.#usualMs.set(kind, tookMs < usualMs ? (usualMs + tookMs) / 2 : usualMs + (tookMs - usualMs) * drift)
    if (tookMs > usualMs * shrinkAt) this.#limit = Math.max(1, this.#limit * 0.8)
    else if (busy && tookMs <= usualMs * holdAt) this.#limit = Math.min(most, this.#limit + 1 / this.limit)
  }
}

/** All openings of a store in one process share what was learned of it. */
export function paceOf({ memory }: Pick<ConnectorDeps, 'memory'>): SitePace {
  const kept = memory?.get(SitePace)
  if (kept instanceof SitePace) return kept
  const pace = new SitePace()
  memory?.set(SitePace, pace)
  return pace
}
