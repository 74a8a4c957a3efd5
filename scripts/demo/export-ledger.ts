import { say } from '../log.ts'
import type { MediaportApi } from './api.ts'
import { followExport, listProblems, type ExportTotals } from './follow-export.ts'

export type Totals = Pick<ExportTotals, 'selected' | 'done' | 'failed' | 'skipped'>

/** What exports came to, by account. */
export class ExportLedger {
  readonly #totals = new Map<string, Totals>()
  readonly #failures = new Map<string, string[]>()

  /** Waits for exports that go on side by side. */
  async follow(api: MediaportApi, exports: readonly { connectionId: string; exportId: string }[]): Promise<void> {
    const tell = tellProgress()
    await Promise.all(
      exports.map(async ({ connectionId, exportId }) => {
        const totals = await followExport(api, exportId, (now) => tell(exportId, now))
        this.#totals.set(connectionId, add(this.of(connectionId).totals, totals))
        const failures = await listProblems(api, exportId)
        this.#failures.set(connectionId, [...this.of(connectionId).failures, ...failures])
      }),
    )
  }

  of(connectionId: string): { totals: Totals; failures: readonly string[] } {
    return {
      totals: this.#totals.get(connectionId) ?? { selected: 0, done: 0, failed: 0, skipped: 0 },
      failures: this.#failures.get(connectionId) ?? [],
    }
  }
}

function add(one: Totals, other: Totals): Totals {
  return {
    selected: one.selected + other.selected,
    done: one.done + other.done,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

function tellProgress(): (exportId: string, totals: ExportTotals) => void {
  const last = new Map<string, ExportTotals>()
  return (exportId, totals) => {
    const before = last.get(exportId)
    last.set(exportId, totals)
    if (before && before.open === totals.open) return
    const all = [...last.values()]
    const selected = all.reduce((sum, each) => sum + each.selected, 0)
    const open = all.reduce((sum, each) => sum + each.open, 0)
    say(`  ${selected - open} of ${selected} products`)
  }
}
