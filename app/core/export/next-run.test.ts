import { describe, expect, it } from 'vitest'
import { longestWaitMs, nextRun, type WaitingRun } from './next-run.ts'

const now = 1_000_000_000

const run = (id: string, given: Partial<WaitingRun> = {}): WaitingRun => ({
  id,
  scheduled: false,
  underWay: 0,
  served: 0,
  queuedAt: now - 1000,
  lastTurnAt: null,
  ...given,
})

const next = (...runs: WaitingRun[]) => nextRun(runs, now)?.id

describe('whose turn it is in a lane', () => {
  it('is nobody’s where nobody waits', () => expect(next()).toBeUndefined())

  it('is that of what was left in the middle', () => {
    expect(next(run('waiting'), run('half done', { scheduled: true, underWay: 1, served: 500 }))).toBe('half done')
  })

  it('is that of a run somebody waits for, however long the scheduled one is', () => {
    const night = run('night', { scheduled: true, queuedAt: now - 60_000 })
    expect(next(night, run('now', { served: 400, lastTurnAt: now - 10 }))).toBe('now')
  })

  it('is that of a scheduled run in the end, once, and then of the others again', () => {
    const night = run('night', { scheduled: true, served: 900, queuedAt: now - longestWaitMs })
    expect(next(run('now'), night)).toBe('night')
    expect(next(run('now'), { ...night, lastTurnAt: now - 10 })).toBe('now')
  })

  it('is that of the one that starves longest', () => {
    const starving = (id: string, ms: number) => run(id, { queuedAt: now - longestWaitMs - ms, scheduled: true })
    expect(next(starving('later', 5), starving('earlier', 50))).toBe('earlier')
  })

  it('is that of the run that was served least, then of the oldest', () => {
    expect(next(run('big', { served: 100, queuedAt: now - 5000 }), run('small'))).toBe('small')
    expect(next(run('second'), run('first', { queuedAt: now - 2000 }))).toBe('first')
  })
})
