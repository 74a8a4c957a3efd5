import { describe, expect, it } from 'vitest'
import { paceOf, SitePace } from './site-pace.ts'

function round(pace: SitePace, tookMs: number): void {
  const requests = pace.limit
  for (let request = 0; request < requests; request += 1) void pace.enter()
  for (let request = 0; request < requests; request += 1) pace.leave('read', 'answered', tookMs)
}

describe('how many requests a store gets at once', () => {
  it('is one at first and grows by rounds as quick as usual, up to eight', () => {
    const pace = new SitePace()
    const limits = Array.from({ length: 16 }, () => {
      round(pace, 100)
      return pace.limit
    })
    expect(limits).toEqual(limits.toSorted())
    expect(limits.slice(0, 2)).toEqual([2, 3])
    expect(limits.at(-1)).toBe(8)
  })

  it('does not grow for requests that come one at a time', () => {
    const pace = new SitePace()
    for (let count = 0; count < 50; count += 1) {
      void pace.enter()
      pace.leave('read', 'answered', 100)
    }
    expect(pace.limit).toBeLessThan(4)
  })

  it('stays where answers begin to take longer, and shrinks where they take much longer', () => {
    const pace = new SitePace()
    for (let count = 0; count < 4; count += 1) round(pace, 100)
    const { limit } = pace
    round(pace, 200)
    expect(pace.limit).toBe(limit)
    round(pace, 500)
    expect(pace.limit).toBeLessThan(limit)
  })

  it('halves when the store is strained, and never ends below one', () => {
    const pace = new SitePace()
    for (let count = 0; count < 4; count += 1) round(pace, 100)
    for (const limit of [Math.floor(pace.limit / 2), 1, 1]) {
      void pace.enter()
      pace.leave('read', 'strained', 100)
      expect(pace.limit).toBe(limit)
    }
  })

  it('compares uploads with uploads alone', () => {
    const pace = new SitePace()
    round(pace, 10)
    void pace.enter()
    pace.leave('upload', 'answered', 2000)
    expect(pace.limit).toBe(2)
  })

  it('lets requests wait in their order, and go when they are aborted', async () => {
    const pace = new SitePace()
    const order: string[] = []
    await pace.enter()
    const abort = new AbortController()
    const refused = pace.enter(abort.signal)
    const second = pace.enter().then(() => order.push('second'))
    abort.abort(new Error('stopped'))
    await expect(refused).rejects.toThrow('stopped')
    expect(order).toEqual([])
    pace.leave('read', 'cancelled', 0)
    await second
    expect(order).toEqual(['second'])
  })

  it('is known to all openings of a store in one process', () => {
    const memory = new Map<unknown, unknown>()
    expect(paceOf({ memory })).toBe(paceOf({ memory }))
    expect(paceOf({})).not.toBe(paceOf({}))
  })
})
