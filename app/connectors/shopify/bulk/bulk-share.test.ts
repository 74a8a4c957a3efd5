import { describe, expect, it } from 'vitest'
import { bulkShare, operationsFor } from './bulk-share.ts'

const standard = { callPoints: 10, available: 2000, restoreRate: 100, lineMs: 500, handlingMs: 3000 }
const empty = { ...standard, available: 0 }
const plus = { callPoints: 10, available: 20_000, restoreRate: 1000, lineMs: 500, handlingMs: 3000 }

describe('the share of bulk operations', () => {
  it('is nothing while the bucket pays for the calls', () => {
    expect(bulkShare(150, standard)).toBe(0)
    expect(bulkShare(400, plus)).toBe(0)
  })

  it('is nothing where there is little to gain', () => {
    // The groups of an export that makes and uploads its pictures have fifty products each.
    for (const count of [30, 50, 100]) expect(bulkShare(count, empty)).toBe(0)
  })

  it('is what lets calls and operations end together', () => {
    const share = bulkShare(200, empty)
    const callsMs = (200 - share) * 100 + 5 * 280
    const linesMs = 4500 + Math.ceil(share / 5) * 500
    expect(share).toBeGreaterThan(50)
    expect(Math.abs(callsMs - linesMs)).toBeLessThanOrEqual(500)
    expect(callsMs).toBeLessThan(0.75 * 200 * 100)
  })

  it('grows where lines are quick, and vanishes where they are slow', () => {
    expect(bulkShare(200, { ...empty, lineMs: 50 })).toBeGreaterThan(150)
    expect(bulkShare(200, { ...empty, lineMs: 10_000 })).toBe(0)
    expect(bulkShare(200, { ...empty, handlingMs: 20_000 })).toBe(0)
  })

  it('is spread over no more operations than Shopify runs at once, each with lines enough', () => {
    expect([10, 19, 20, 50, 400].map(operationsFor)).toEqual([1, 1, 2, 5, 5])
  })
})
