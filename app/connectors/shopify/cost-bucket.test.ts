import { describe, expect, it } from 'vitest'
import { CostBucket } from './cost-bucket.ts'

const full = { maximumAvailable: 2000, currentlyAvailable: 2000, restoreRate: 100 }

function aBucket(currentlyAvailable: number, now = 0): CostBucket {
  const bucket = new CostBucket()
  bucket.reserve(10)
  bucket.settle(10, { ...full, currentlyAvailable }, now)
  return bucket
}

describe('the cost bucket', () => {
  it('lets one request go alone until an answer told its size', () => {
    const bucket = new CostBucket()
    expect(bucket.waitMs(50, 0)).toBe(0)
    bucket.reserve(50)
    expect(bucket.waitMs(50, 0)).toBeNull()
    bucket.settle(50, full, 0)
    expect(bucket.waitMs(50, 0)).toBe(0)
  })

  it('waits for the missing points at the rate they come back', () => {
    const bucket = aBucket(40)
    expect(bucket.waitMs(100, 0)).toBe(600)
    expect(bucket.waitMs(100, 300)).toBe(300)
    expect(bucket.waitMs(100, 600)).toBe(0)
  })

  it('counts what concurrent requests have reserved', () => {
    const bucket = aBucket(100)
    bucket.reserve(80)
    expect(bucket.waitMs(30, 0)).toBe(100)
    bucket.settle(80, undefined, 0)
    expect(bucket.waitMs(30, 0)).toBe(0)
  })

  it('never holds more than its size', () => {
    expect(aBucket(1990).available(60_000)).toBe(2000)
  })

  it('sends a request dearer than the whole bucket when it is full', () => {
    expect(aBucket(2000).waitMs(5000, 0)).toBe(0)
    expect(aBucket(1900).waitMs(5000, 0)).toBe(1000)
  })
})
