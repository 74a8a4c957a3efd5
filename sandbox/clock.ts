/** Platform time. Every delay, expiry and bucket refill of the sandbox goes through one clock, so tests can speed it up. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `task` once `delayMs` of platform time have passed; the returned function cancels it. */
  schedule(delayMs: number, task: () => void): () => void
}

/** Resolves after platform time. */
export function wait(clock: Clock, durationMs: number): Promise<void> {
  return new Promise((resolve) => clock.schedule(durationMs, resolve))
}

/** A clock that runs `speed` times faster than the wall clock. Changing the speed moves waiting tasks too. */
export class SpeedClock implements Clock {
  #speed: number
  #wallAnchor = Date.now()
  #platformAnchor: number
  /** What falls due first stands first; of what falls due together, what was scheduled first. */
  #waiting: ScheduledTask[] = []
  #disarm = (): void => undefined

  constructor(speed = 1, startAt = Date.now()) {
    this.#speed = speed
    this.#platformAnchor = startAt
  }

  get speed(): number {
    return this.#speed
  }

  now(): number {
    return Math.round(this.#platformAnchor + (Date.now() - this.#wallAnchor) * this.#speed)
  }

  setSpeed(speed: number): void {
    this.#platformAnchor = this.now()
    this.#wallAnchor = Date.now()
    this.#speed = speed
    this.#arm()
  }

  schedule(delayMs: number, run: () => void): () => void {
    const task: ScheduledTask = { dueAt: this.now() + delayMs, run }
    this.#waiting.splice(this.#waiting.findLastIndex(({ dueAt }) => dueAt <= task.dueAt) + 1, 0, task)
    if (this.#waiting[0] === task) this.#arm()
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== task)
      this.#arm()
    }
  }

  /** Drops every waiting task; nothing fires afterwards. */
  stop(): void {
    this.#waiting = []
    this.#disarm()
  }

  /** One timer for the next task alone: several that are overdue would fire in no order of time. */
  #arm(): void {
    this.#disarm()
    const [next] = this.#waiting
    if (!next) return
    const wallDelayMs = (next.dueAt - this.now()) / this.#speed
    this.#disarm = wallDelayMs > 0 ? afterWhile(wallDelayMs, this.#runNext) : nextTurn(this.#runNext)
  }

  /** A turn of the event loop for each task: what it resolves goes on before the next one, and its failure is its own. */
  #runNext = (): void => {
    const next = this.#waiting.shift()
    this.#arm()
    next?.run()
  }
}

interface ScheduledTask {
  dueAt: number
  run: () => void
}

function afterWhile(durationMs: number, run: () => void): () => void {
  const timer = setTimeout(run, durationMs)
  return () => clearTimeout(timer)
}

function nextTurn(run: () => void): () => void {
  const turn = setImmediate(run)
  return () => clearImmediate(turn)
}
