import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SpeedClock, wait } from './clock.ts'

/** A busy machine: time passes, and no timer fires meanwhile. */
function holdUp(durationMs: number): void {
  vi.setSystemTime(Date.now() + durationMs)
}

afterEach(() => void vi.useRealTimers())

describe('tasks that are overdue together', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))

  test('run in order of their time, not of their timers', async () => {
    const clock = new SpeedClock()
    const ran: string[] = []
    clock.schedule(30, () => ran.push('30'))
    holdUp(20)
    clock.schedule(30, () => ran.push('50'))
    clock.schedule(20, () => ran.push('40'))
    clock.schedule(1, () => ran.push('21'))
    holdUp(60)
    await wait(clock, 0)
    expect(ran).toEqual(['21', '30', '40', '50'])
  })

  test('at the same time run in order of scheduling', async () => {
    const clock = new SpeedClock(20)
    const ran: number[] = []
    const schedule = (number: number) => clock.schedule(1_000, () => ran.push(number))
    for (const number of [1, 2, 3]) schedule(number)
    holdUp(60)
    await wait(clock, 0)
    expect(ran).toEqual([1, 2, 3])
  })

  test('come after what follows from the one before, and not at all when that cancels them', async () => {
    const clock = new SpeedClock()
    const ran: string[] = []
    const first = wait(clock, 10).then(() => cancel())
    const cancel = clock.schedule(11, () => ran.push('cancelled'))
    clock.schedule(12, () => ran.push('kept'))
    holdUp(30)
    await first
    await wait(clock, 0)
    expect(ran).toEqual(['kept'])
  })

  test('come before what one of them schedules', async () => {
    const clock = new SpeedClock()
    const ran: string[] = []
    clock.schedule(10, () => clock.schedule(0, () => ran.push('scheduled by the first')))
    clock.schedule(20, () => ran.push('second'))
    holdUp(30)
    await wait(clock, 1)
    expect(ran).toEqual(['second', 'scheduled by the first'])
  })
})

describe('waiting tasks', () => {
  let clock: SpeedClock
  const ran: string[] = []
  beforeEach(() => {
    vi.useFakeTimers()
    ran.length = 0
    clock = new SpeedClock()
  })

  test('survive the failure of another', () => {
    clock.schedule(100, () => {
      throw new Error('The first one')
    })
    clock.schedule(100, () => ran.push('second'))
    clock.schedule(200, () => ran.push('third'))
    expect(() => vi.advanceTimersByTime(300)).toThrow('The first one')
    expect(ran).toEqual(['second', 'third'])
  })

  test('move with the speed, and new ones may come before them', () => {
    clock.schedule(1_000, () => ran.push('1 s'))
    vi.advanceTimersByTime(500)
    clock.setSpeed(10)
    clock.schedule(300, () => ran.push('0.8 s'))
    vi.advanceTimersByTime(30)
    expect(ran).toEqual(['0.8 s'])
    vi.advanceTimersByTime(20)
    expect(ran).toEqual(['0.8 s', '1 s'])
  })

  test('are held by one timer, and by none once they are cancelled or the clock is stopped', () => {
    const cancels = [100, 200].map((delayMs) => clock.schedule(delayMs, () => ran.push('cancelled')))
    expect(vi.getTimerCount()).toBe(1)
    for (const cancel of cancels) cancel()
    expect(vi.getTimerCount()).toBe(0)
    clock.schedule(100, () => ran.push('stopped'))
    clock.stop()
    vi.advanceTimersByTime(1_000)
    expect([vi.getTimerCount(), ran]).toEqual([0, []])
  })
})
