import type { Clock } from '../clock.ts'

/** Platform time that moves only when told, so that a test sees each state of the platform when it wants to. */
export class ManualClock implements Clock {
  #now = Date.parse('2026-11-01T00:00:00Z')
  #waiting: { dueAt: number; task: () => void }[] = []

  now(): number {
    return this.#now
  }

  schedule(delayMs: number, task: () => void): () => void {
    const entry = { dueAt: this.#now + delayMs, task }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  /** Runs what falls due, in order of time, also what those tasks schedule. */
  advance(durationMs: number): void {
    const end = this.#now + durationMs
    for (let next = this.#takeDue(end); next; next = this.#takeDue(end)) {
      this.#now = next.dueAt
      next.task()
    }
    this.#now = end
  }

  /** Goes on to what falls due next. Without anything due within `mostMs` time stands still, whatever real work takes. */
  advanceToNext(mostMs: number): void {
    const next = Math.min(...this.#waiting.map(({ dueAt }) => dueAt))
    if (next <= this.#now + mostMs) this.advance(next - this.#now)
  }

  #takeDue(end: number): { dueAt: number; task: () => void } | undefined {
    const [next] = this.#waiting.filter(({ dueAt }) => dueAt <= end).toSorted((a, b) => a.dueAt - b.dueAt)
    this.#waiting = this.#waiting.filter((entry) => entry !== next)
    return next
  }
}
