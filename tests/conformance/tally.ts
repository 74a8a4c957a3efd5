/** What became of one replayed exchange. */
export interface Result {
  /** Names the exchange in the report. */
  id: string
  verdict: 'equal' | 'differing' | 'not offered'
  /** Why it is not equal. */
  reason: string
}

export type Tally = Record<Result['verdict'], number>

export function tally(results: readonly Result[]): Tally {
  const counts: Tally = { equal: 0, differing: 0, 'not offered': 0 }
  for (const { verdict } of results) counts[verdict] += 1
  return counts
}

/** Totals, then one line per exchange that is not equal. */
export function reportOf(title: string, results: readonly Result[]): string {
  const { equal, differing, 'not offered': missing } = tally(results)
  const lines = results
    .filter(({ verdict }) => verdict !== 'equal')
    .map(({ id, verdict, reason }) => `  ${verdict.padEnd(11)} ${id}\n${' '.repeat(14)}${reason}`)
  const totals = `${results.length} replayed / ${equal} equal / ${differing} differing / ${missing} not offered`
  return [title, `  ${totals}`, ...lines].join('\n')
}
