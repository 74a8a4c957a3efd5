import { z } from 'zod'
import { rounded, type BenchResult } from './bench-result.ts'
import { inExportChild } from './export/measure-export.ts'

const aimSeconds = 3

/** Seconds for the plan of 2,000 products of five pictures, kept in the database, once the state of their listings is known. */
export async function run(): Promise<BenchResult[]> {
  const order = { products: 2000, imagesPerProduct: 5, plan: 'plus', emptyBucket: false, sidePx: 64 } as const
  const value = rounded(await inExportChild('plan-in-child.ts', order, z.number()))
  const claim = 'plan.2000_products_seconds'
  return [{ claim, value, unit: 's', aim: `< ${aimSeconds}`, ok: value < aimSeconds }]
}
