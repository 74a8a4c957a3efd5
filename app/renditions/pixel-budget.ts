interface Waiting {
  readonly pixels: number
  readonly start: () => void
}

/**
 * Bounds the memory of decoded pictures: tasks declare their pixels and wait until they fit. Tenants take turns, one picture
 * each, so that who has a thousand pictures delays who has one by a single picture; within a tenant, first come first served.
 * One picture larger than the whole budget runs alone rather than never.
 */
export class PixelBudget {
  readonly #maxPixels: number
  readonly #maxTasks: number
  /** Tenants with waiting tasks. */
  readonly #queues = new Map<string, Waiting[]>()
  /** Tenant → the number of its last start; kept until nothing runs. */
  readonly #lastStarts = new Map<string, number>()
  #starts = 0
  #pixels = 0
  #tasks = 0

  constructor(maxPixels: number, maxTasks: number) {
    this.#maxPixels = maxPixels
    this.#maxTasks = maxTasks
  }

  /** Runs the task when its turn has come. Gives the place back however the task ends. */
  async run<Result>(pixels: number, task: () => Promise<Result>, tenant = ''): Promise<Result> {
    await this.#turn(pixels, tenant)
    try {
      return await task()
    } finally {
      this.#tasks -= 1
      this.#pixels -= pixels
      this.#startNext()
    }
  }

  #turn(pixels: number, tenant: string): Promise<void> {
    return new Promise((start) => {
      const queue = this.#queues.get(tenant) ?? []
      queue.push({ pixels, start })
      this.#queues.set(tenant, queue)
      this.#startNext()
    })
  }

  /** Strictly in order of turns: letting small pictures overtake would starve a large one under load. */
  #startNext(): void {
    for (let tenant = this.#nextTenant(); tenant !== undefined; tenant = this.#nextTenant()) {
      const queue = this.#queues.get(tenant) ?? []
      const [next] = queue
      if (!next || !this.#fits(next.pixels)) return
      queue.shift()
      if (queue.length === 0) this.#queues.delete(tenant)
      this.#lastStarts.set(tenant, (this.#starts += 1))
      this.#tasks += 1
      this.#pixels += next.pixels
      next.start()
    }
    if (this.#tasks === 0) this.#lastStarts.clear()
  }

  /** Who was served longest ago, or never. */
  #nextTenant(): string | undefined {
    const lastStart = (tenant: string) => this.#lastStarts.get(tenant) ?? 0
    return [...this.#queues.keys()].sort((a, b) => lastStart(a) - lastStart(b))[0]
  }

  #fits(pixels: number): boolean {
    if (this.#tasks === 0) return true
    return this.#tasks < this.#maxTasks && this.#pixels + pixels <= this.#maxPixels
  }
}
