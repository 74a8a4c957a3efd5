/** One measured claim; printed as one line of JSON. */
export interface BenchResult {
  /** `area.what`, as listed in `benches.ts`. */
  readonly claim: string
  readonly value: number
  readonly unit: string
  /** What the value is compared with, in the same unit. */
  readonly baseline?: number
  /** value / baseline. */
  readonly ratio?: number
  /** In words: `>= 0.9`. */
  readonly aim?: string
  readonly ok?: boolean
  /** What the value is made of, for those who want to look closer; printed with `--json`. */
  readonly details?: unknown
}

export interface BenchOptions {
  /** How many pictures the largest scene has, where a benchmark has scenes of several sizes. Default: its own, moderate one. */
  readonly pictures?: number
  /** Files of labelled photographs, each beside its pictures, for benchmarks that are scored on them. */
  readonly labels?: readonly string[]
}

/** A benchmark: prepares itself, measures, cleans up, and answers one result per claim. Tells its progress on stderr. */
export interface BenchModule {
  run(options: BenchOptions): Promise<BenchResult[]>
}

/** Rounded so that a line can be read; three significant digits after the point are noise already. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
