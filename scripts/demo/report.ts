import type { ExportTotals } from './follow-export.ts'
import type { Verification } from './verify.ts'

/** Everything that a demo found out. */
export interface DemoResult {
  ok: boolean
  seconds: number
  totals: Pick<ExportTotals, 'selected' | 'done' | 'failed' | 'skipped'>
  verification: Verification
  usage: { points: number; calls: number; uploads: number }
  problems: string[]
}

/** The last line of `npm run demo -- --json`. */
export function jsonLine({ ok, seconds, totals, verification, usage }: DemoResult): string {
  const { images, live, duplicates, orphans } = verification
  const { selected: items, done, failed, skipped } = totals
  const { points, calls } = usage
  const shopify = { items, done, failed, skipped, images, live, duplicates, orphans, points, calls }
  return JSON.stringify({ ok, seconds, channels: { shopify } })
}

/** The result for people. */
export function table({ ok, seconds, totals, verification, usage, problems }: DemoResult): string {
  const rows: [string, string | number][] = [
    ['products exported', `${totals.done} of ${totals.selected}`],
    ['failed, skipped', `${totals.failed}, ${totals.skipped}`],
    ['pictures mapped', verification.images],
    ['live on the right variant', verification.live],
    ['duplicates', verification.duplicates],
    ['orphans', verification.orphans],
    ['files uploaded', usage.uploads],
    ['calls to Shopify', usage.calls],
    ['points charged', usage.points],
    ['seconds', seconds],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
  const verdict = ok ? 'Every mapped picture is live on the right variant.' : 'This is not as it must be:'
  return ['', ...lines, '', verdict, ...problems.map((problem) => `  · ${problem}`), ''].join('\n')
}
