import { describe, expect, it } from 'vitest'
import { MemoryRateBudget } from './rate-budget.ts'

const limit = { perSecond: 5, burst: 3 }

function aBudget() {
  const clock = { now: 1000 }
  const waits: number[] = []
  const budget = new MemoryRateBudget({
    now: () => clock.now,
    sleep: (ms) => Promise.resolve(void waits.push(Math.round(ms))),
  })
  return { budget, clock, waits }
}

describe('a rate budget', () => {
  it('lends its burst, and then lets requests go one by one', async () => {
    const { budget, waits } = aBudget()
    for (let request = 0; request < 6; request += 1) await budget.reserve('seller', limit)
    expect(waits).toEqual([200, 400, 600])
  })

  it('has its burst back after a rest', async () => {
    const { budget, clock, waits } = aBudget()
    for (let request = 0; request < 3; request += 1) await budget.reserve('seller', limit)
    clock.now += 600
    for (let request = 0; request < 3; request += 1) await budget.reserve('seller', limit)
    expect(waits).toEqual([])
  })

  it('lets nobody go for a while after a refusal, and then one by one', async () => {
    const { budget, waits } = aBudget()
    await budget.punish('seller', limit, 1000)
    for (let request = 0; request < 3; request += 1) await budget.reserve('seller', limit)
    expect(waits).toEqual([1000, 1200, 1400])
  })

  it('follows what the platform tells of a limit, for everybody who spends from it', async () => {
    const { budget, waits } = aBudget()
    await budget.learn('seller', { ...limit, perSecond: 1 })
    for (let request = 0; request < 5; request += 1) await budget.reserve('seller', limit)
    expect(waits).toEqual([1000, 2000])
  })

  it('knows sellers apart, and follows a limit that changes', async () => {
    const { budget, waits } = aBudget()
    const slower = { perSecond: 1, burst: 1 }
    await budget.reserve('one', slower)
    await budget.reserve('one', slower)
    await budget.reserve('other', slower)
    expect(waits).toEqual([1000])
  })

  it('does not begin for somebody who has left', async () => {
    const { budget } = aBudget()
    await expect(budget.reserve('seller', limit, AbortSignal.abort(new Error('left')))).rejects.toThrow('left')
  })
})
