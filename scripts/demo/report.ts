import type { Totals } from './export-ledger.ts'
import type { Verification } from './verify.ts'

/** What a demo found out about one shop or store. */
export interface AccountResult {
  channel: 'shopify' | 'woocommerce' | 'amazon'
  name: string
  totals: Totals
  /** Why products failed, in the words that the merchant reads. */
  failures: readonly string[]
  verification: Verification
  usage: { points: number; calls: number; uploads: number }
  /** Files that exporting everything once more uploaded. */
  uploadedAgain: number
}

/** Everything that a demo found out. */
export interface DemoResult {
  ok: boolean
  seconds: number
  accounts: readonly AccountResult[]
}

/** Whether everything that was mapped is live there, once, and nothing else is. */
export function isWell(account: AccountResult): boolean {
  const { selected, done, failed, skipped } = account.totals
  return problemsOf(account).length === 0 && failed === 0 && done + skipped === selected
}

function problemsOf({ failures, verification, uploadedAgain }: AccountResult): string[] {
  return [
    ...failures,
    ...verification.problems,
    ...(uploadedAgain > 0 ? [`Exporting again uploaded ${uploadedAgain} files`] : []),
    ...(verification.images === 0 ? ['No picture was mapped'] : []),
  ]
}

/** The last line of `npm run demo -- --json`. Figures of a channel are those of all its stores together. */
export function jsonLine({ ok, seconds, accounts }: DemoResult): string {
  const channels: Record<string, Record<string, unknown>> = {}
  for (const channel of new Set(accounts.map((account) => account.channel))) {
    const ofChannel = accounts.filter((account) => account.channel === channel)
    const [only, another] = ofChannel
    const stores = ofChannel.map((account) => ({ name: account.name, ...figures([account]) }))
    channels[channel] = { ...figures(ofChannel), ...(only && another && { stores }) }
  }
  return JSON.stringify({ ok, seconds, channels })
}

function figures(accounts: readonly AccountResult[]) {
  const sum = (of: (account: AccountResult) => number) => accounts.reduce((total, account) => total + of(account), 0)
  return {
    items: sum(({ totals }) => totals.selected),
    done: sum(({ totals }) => totals.done),
    failed: sum(({ totals }) => totals.failed),
    skipped: sum(({ totals }) => totals.skipped),
    images: sum(({ verification }) => verification.images),
    live: sum(({ verification }) => verification.live),
    duplicates: sum(({ verification }) => verification.duplicates),
    orphans: sum(({ verification }) => verification.orphans),
    points: sum(({ usage }) => usage.points),
    calls: sum(({ usage }) => usage.calls),
  }
}

const rows: [name: string, value: (account: AccountResult) => string | number][] = [
  ['products exported', ({ totals }) => `${totals.done} of ${totals.selected}`],
  ['failed, skipped', ({ totals }) => `${totals.failed}, ${totals.skipped}`],
  ['pictures mapped', ({ verification }) => verification.images],
  ['live on the right variant', ({ verification }) => verification.live],
  ['duplicates', ({ verification }) => verification.duplicates],
  ['orphans', ({ verification }) => verification.orphans],
  ['files uploaded', ({ usage }) => usage.uploads],
  ['uploaded when exported again', ({ uploadedAgain }) => uploadedAgain],
  ['calls', ({ usage }) => usage.calls],
  ['points charged', ({ usage, channel }) => (channel === 'shopify' ? usage.points : '–')],
]

/** The result for people: a column for each shop or store. */
export function table({ ok, seconds, accounts }: DemoResult): string {
  const heads = ['', ...accounts.map(({ name }) => name)]
  const cells = [heads, ...rows.map(([name, value]) => [name, ...accounts.map((account) => `${value(account)}`)])]
  const widths = heads.map((_head, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
  const verdict = ok ? 'Every mapped picture is live on the right variant.' : 'This is not as it must be:'
  const problems = accounts.flatMap((account) =>
    problemsOf(account).map((problem) => `  · ${account.name}: ${problem}`),
  )
  return ['', ...lines, '', `  ${seconds} seconds`, '', verdict, ...problems, ''].join('\n')
}
