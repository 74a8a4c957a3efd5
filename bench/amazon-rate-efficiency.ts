import { measureExport } from './amazon-seller.ts'
import { rounded, type BenchResult } from './bench-result.ts'

const aim = 0.95
const skus = 250
const perSecond = 5
/** What a bucket that is full at the start gives at once. */
const burst = 5

/**
 * How much of what Amazon gives one seller is used: SKUs accepted a second, of the five that it takes, for 250 SKUs of three pictures each,
 * from the first submission to the last. What a full bucket gives at once is not counted. In platform time, which runs four times
 * as fast as ours: our own computing counts four times. Nothing may be refused for its rate.
 */
export async function run(): Promise<BenchResult[]> {
  const { submitting, throttled, seconds, calls } = await measureExport({ skus, bulkFrom: Infinity, speed: 4 })
  const value = rounded((skus - burst) / submitting / perSecond)
  return [
    {
      ...{ claim: 'amazon.rate_efficiency', value, unit: 'of 5 SKUs/s, in platform time' },
      ...{ aim: `>= ${aim}, nothing refused`, ok: value >= aim && throttled === 0 },
      details: { skus, submittingSeconds: submitting, seconds, calls, throttled },
    },
  ]
}
