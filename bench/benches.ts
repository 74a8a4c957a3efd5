import type { BenchModule } from './bench-result.ts'

interface Bench {
  readonly claims: readonly string[]
  /** Loaded when asked for: a benchmark that measures memory must not carry the others' imports. */
  load(): Promise<BenchModule>
}

/** Every benchmark and the claims it answers. Adding one = one file and one row. */
export const BENCHES: readonly Bench[] = [
  { claims: ['images.vs_raw_sharp'], load: () => import('./images-vs-raw-sharp.ts') },
  {
    claims: [
      'compliance.verdict_agreement',
      'compliance.fail_called_pass',
      'compliance.precision',
      'compliance.recall',
      'compliance.checks_per_second',
    ],
    load: () => import('./compliance.ts'),
  },
  { claims: ['images.peak_rss_mb'], load: () => import('./images-peak-rss.ts') },
  { claims: ['shopify.points_per_image'], load: () => import('./shopify-points-per-image.ts') },
  { claims: ['shopify.rate_efficiency'], load: () => import('./shopify-rate-efficiency.ts') },
  { claims: ['shopify.wall_vs_parallel'], load: () => import('./shopify-wall-vs-parallel.ts') },
  {
    claims: ['shopify.bulk_switch_point', 'shopify.bulk_points', 'shopify.bulk_seconds'],
    load: () => import('./shopify-bulk-switch-point.ts'),
  },
  { claims: ['shopify.bulk_run_seconds', 'shopify.bulk_run_points'], load: () => import('./shopify-bulk-run.ts') },
  {
    claims: ['shopify.state_2000_points', 'shopify.state_2000_seconds'],
    load: () => import('./shopify-state-2000.ts'),
  },
  { claims: ['plan.2000_products_seconds'], load: () => import('./plan-2000-products.ts') },
  { claims: ['growth.ms_per_image', 'growth.rows_per_image'], load: () => import('./growth.ts') },
  { claims: ['worker.peak_rss_mb', 'worker.peak_rss_mb_of_5000'], load: () => import('./worker-peak-rss.ts') },
  { claims: ['lanes.small_export_under_load'], load: () => import('./lanes-small-export-under-load.ts') },
  { claims: ['shopify.wall_vs_sequential'], load: () => import('./shopify-wall-vs-sequential.ts') },
  {
    claims: ['woocommerce.wall_vs_src', 'woocommerce.wall_vs_src_again', 'woocommerce.requests_per_image'],
    load: () => import('./woocommerce-wall-vs-src.ts'),
  },
  { claims: ['amazon.rate_efficiency'], load: () => import('./amazon-rate-efficiency.ts') },
  { claims: ['amazon.feed_switch_point'], load: () => import('./amazon-feed-switch-point.ts') },
]
