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
  #waiting = new Set<ScheduledTask>()

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
    for (const task of this.#waiting) this.#arm(task)
  }

  schedule(delayMs: number, run: () => void): () => void {
    const task: ScheduledTask = { dueAt: this.now() + delayMs, run, timer: undefined }
    this.#waiting.add(task)
    this.#arm(task)
    return () => {
      clearTimeout(task.timer)
      this.#waiting.delete(task)
    }
  }

  /** Drops every waiting task; nothing fires afterwards. */
  stop(): void {
    for (const task of this.#waiting) clearTimeout(task.timer)
    this.#waiting.clear()
  }

  #arm(task: ScheduledTask): void {
    clearTimeout(task.timer)
    const wallDelayMs = Math.max(0, (task.dueAt - this.now()) / this.#speed)
    task.timer = setTimeout(() => {
      this.#waiting.delete(task)
      task.run()
    }, wallDelayMs)
  }
}

interface ScheduledTask {
  dueAt: number
  run: () => void
  timer: NodeJS.Timeout | undefined
}
