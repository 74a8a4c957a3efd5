import { bulkOverheadMs } from '../bulk/bulk-experience.ts'
import type { ThrottleStatus } from '../cost-bucket.ts'

/**
 * Rows of a bulk query per second: recorded are 1,424 to 1,451 rows in 0 to 1 s (API 2026-04). A product of five pictures and
 * five variants that show them has 16 rows.
 */
const msPerProduct = 16 * 0.7
/** Calls of this size under way at once, and how long one takes: the limit where the bucket is none. */
const callsAtOnce = 10
const callMs = 1500
/** Starting, looking and downloading, beside the operation itself. */
const handlingMs = 2000
/** So much sooner must the bulk query be; how many rows it has is a guess. */
const leastGain = 0.3

export interface ReadPrice {
  readonly bucket: ThrottleStatus
  /** What a call is charged, and how many products it reads, both as learned. */
  readonly callPoints: number
  readonly productsPerCall: number
}

/** Whether a bulk query tells the states of so many products sooner than paged reads, which wait for the bucket. Pure. */
export function bulkReadPays(products: number, price: ReadPrice): boolean {
  return bulkReadMs(products) < pagedReadMs(products, price) * (1 - leastGain)
}

export function bulkReadMs(products: number): number {
  return handlingMs + bulkOverheadMs + products * msPerProduct
}

export function pagedReadMs(products: number, { bucket, callPoints, productsPerCall }: ReadPrice): number {
  const calls = Math.ceil(products / productsPerCall)
  const pacedMs = (Math.max(0, calls * callPoints - bucket.currentlyAvailable) / bucket.restoreRate) * 1000
  return Math.max(pacedMs, Math.ceil(calls / callsAtOnce) * callMs)
}
