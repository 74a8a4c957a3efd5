interface Waiting {
  readonly pixels: number
  readonly start: () => void
}

/**
 * Bounds the memory of decoded pictures: tasks declare their pixels and wait, first come first served, until they fit.
 * One picture larger than the whole budget runs alone rather than never.
 */
export class PixelBudget {
  readonly #maxPixels: number
  readonly #maxTasks: number
  readonly #queue: Waiting[] = []
  #pixels = 0
  #tasks = 0

  constructor(maxPixels: number, maxTasks: number) {
    this.#maxPixels = maxPixels
    this.#maxTasks = maxTasks
  }

  /** Runs the task when its turn has come. Gives the place back however the task ends. */
  async run<Result>(pixels: number, task: () => Promise<Result>): Promise<Result> {
    await this.#turn(pixels)
    try {
      return await task()
    } finally {
      this.#tasks -= 1
      this.#pixels -= pixels
      this.#startNext()
    }
  }

  #turn(pixels: number): Promise<void> {
    return new Promise((start) => {
      this.#queue.push({ pixels, start })
      this.#startNext()
    })
  }

  /** Strictly in order: letting small pictures overtake would starve a large one under load. */
  #startNext(): void {
    for (let next = this.#queue[0]; next && this.#fits(next.pixels); next = this.#queue[0]) {
      this.#queue.shift()
      this.#tasks += 1
      this.#pixels += next.pixels
      next.start()
    }
  }

  #fits(pixels: number): boolean {
    if (this.#tasks === 0) return true
    return this.#tasks < this.#maxTasks && this.#pixels + pixels <= this.#maxPixels
  }
}
