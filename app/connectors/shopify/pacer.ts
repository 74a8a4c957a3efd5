import type { ConnectorDeps } from '../../core/channel/connector.ts'
import { CostBucket, type ThrottleStatus } from './cost-bucket.ts'

/** How often to look again while the first request, which will tell the bucket's size, is under way. */
const unknownBucketPollMs = 20

/** Lets requests go in the order they came, each when the bucket can pay for it. */
export class Pacer {
  readonly #deps: Pick<ConnectorDeps, 'now' | 'sleep'>
  readonly #bucket = new CostBucket()
  #queue: Promise<void> = Promise.resolve()

  constructor(deps: Pick<ConnectorDeps, 'now' | 'sleep'>) {
    this.#deps = deps
  }

  /** Resolves when `cost` points are reserved; the caller must `settle` exactly once. */
  async reserve(cost: number, signal?: AbortSignal): Promise<void> {
    const turn = this.#queue.then(async () => {
      await this.#untilAffordable(cost, signal)
      this.#bucket.reserve(cost)
    })
    // The next one in line goes on whether or not this one was aborted.
    this.#queue = turn.catch(() => undefined)
    await turn
  }

  settle(cost: number, status?: ThrottleStatus): void {
    this.#bucket.settle(cost, status, this.#deps.now())
  }

  /** How long a request of this cost would wait, were it sent now. */
  waitMs(cost: number): number {
    return this.#bucket.waitMs(cost, this.#deps.now()) ?? 0
  }

  /** The bucket as it should be now, less what is reserved; undefined before the first answer. */
  get level(): ThrottleStatus | undefined {
    return this.#bucket.level(this.#deps.now())
  }

  async #untilAffordable(cost: number, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted()
      const waitMs = this.#bucket.waitMs(cost, this.#deps.now())
      if (waitMs === 0) return
      await this.#deps.sleep(waitMs ?? unknownBucketPollMs, signal)
    }
  }
}
