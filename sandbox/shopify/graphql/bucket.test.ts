import { expect, test } from 'vitest'
import { CostBucket, PLAN_BUCKETS } from './bucket.ts'

function aBucket(): { bucket: CostBucket; pass: (seconds: number) => void } {
  let now = 0
  const clock = { now: () => now, schedule: () => () => undefined }
  return { bucket: new CostBucket(PLAN_BUCKETS.standard, clock), pass: (seconds) => (now += seconds * 1_000) }
}

test('starts full and takes the requested cost', () => {
  const { bucket } = aBucket()
  expect(bucket.reserve(500)).toBe(true)
  expect(bucket.status()).toEqual({ maximumAvailable: 2_000, currentlyAvailable: 1_500, restoreRate: 100 })
})

test('refuses what does not fit and takes nothing', () => {
  const { bucket } = aBucket()
  bucket.reserve(1_950)
  expect(bucket.reserve(51)).toBe(false)
  expect(bucket.status().currentlyAvailable).toBe(50)
})

test('refills by the rate of the plan, never above its size', () => {
  const { bucket, pass } = aBucket()
  bucket.reserve(2_000)
  pass(3)
  expect(bucket.status().currentlyAvailable).toBe(300)
  pass(60)
  expect(bucket.status().currentlyAvailable).toBe(2_000)
})

test('gives back the difference to the actual cost', () => {
  const { bucket } = aBucket()
  bucket.reserve(82)
  bucket.refund(75)
  expect(bucket.status().currentlyAvailable).toBe(1_993)
})
