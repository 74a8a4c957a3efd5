import { describe, expect, it } from 'vitest'
import { BulkExperience } from './bulk-experience.ts'

function anOperation(seconds: number) {
  const createdAt = '2026-11-01T00:00:00Z'
  const completedAt = new Date(Date.parse(createdAt) + seconds * 1000).toISOString()
  return { createdAt, completedAt }
}

describe('what is known of the bulk operations of a shop', () => {
  it('comes to know how long a line takes, not at once from one that was slow', () => {
    const experience = new BulkExperience(() => 0)
    experience.learn(anOperation(1.5 + 40 * 0.1), 40)
    expect(experience.lineMs).toBe(300)
    experience.learn(anOperation(1.5 + 40 * 0.1), 40)
    expect(experience.lineMs).toBe(200)
  })

  it('comes to know what is around an operation, so that a busy account or machine gets calls', () => {
    const experience = new BulkExperience(() => 0)
    experience.learnHandling(anOperation(10), 23_000)
    expect(experience.handlingMs).toBe(8000)
    experience.learnHandling(anOperation(10), 10_000)
    expect(experience.handlingMs).toBe(4000)
  })

  it('learns nothing from a few lines: times come in whole seconds', () => {
    const experience = new BulkExperience(() => 0)
    experience.learn(anOperation(60), 7)
    expect(experience.lineMs).toBe(500)
  })

  it('rests for a minute, and never asks again for what was refused', () => {
    let now = 0
    const experience = new BulkExperience(() => now)
    experience.rest()
    expect(experience.allows('ReorderMedia')).toBe(false)
    now = 60_000
    expect(experience.allows('ReorderMedia')).toBe(true)
    experience.refuse('ReorderMedia')
    expect([experience.allows('ReorderMedia'), experience.allows('VariantsSetMedia')]).toEqual([false, true])
  })
})
