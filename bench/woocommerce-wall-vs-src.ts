import { rounded, type BenchResult } from './bench-result.ts'
import {
  aBenchStore,
  exportBySource,
  exportOurs,
  picturesPerProduct,
  productCount,
  type BenchStore,
} from './woocommerce-store.ts'

const images = productCount * picturesPerProduct

/**
 * 50 products of five pictures on a host with four PHP workers, ours against the usual script that gives each product its pictures by
 * address; first, and once more when nothing changed. Also what ours asks of the store.
 */
export async function run(): Promise<BenchResult[]> {
  const files = new Map<string, string>()
  const [first, again] = await twice((store) => exportOurs(store, files))
  const [firstBySource, againBySource] = await twice(exportBySource)
  const requests = rounded(first.requests / images)
  return [
    faster('woocommerce.wall_vs_src', first.seconds, firstBySource.seconds, 1.5),
    faster('woocommerce.wall_vs_src_again', again.seconds, againBySource.seconds, 20),
    {
      ...{ claim: 'woocommerce.requests_per_image', value: requests, unit: 'requests' },
      ...{ aim: '<= 1.5', ok: requests <= 1.5 },
    },
  ]
}

type Measured = Awaited<ReturnType<BenchStore['measure']>>

async function twice(work: (store: BenchStore) => Promise<void>): Promise<[first: Measured, again: Measured]> {
  const store = await aBenchStore()
  try {
    return [await store.measure(() => work(store)), await store.measure(() => work(store))]
  } finally {
    await store.close()
  }
}

function faster(claim: string, seconds: number, baselineSeconds: number, times: number): BenchResult {
  const ratio = rounded(seconds / baselineSeconds)
  const [value, baseline] = [rounded(seconds), rounded(baselineSeconds)]
  return { claim, value, unit: 's', baseline, ratio, aim: `<= 1 / ${times}`, ok: ratio <= 1 / times }
}
