import { survived } from './judge/verdict.ts'
import type { Outcome } from './run-experiments.ts'

/** The last line for machines. */
export interface Summary {
  readonly points: number
  readonly survived: number
  readonly duplicates: number
  readonly lost: number
  readonly orphans: number
  readonly failures: readonly { readonly name: string; readonly problems: readonly string[] }[]
}

export function summaryOf(outcomes: readonly Outcome[]): Summary {
  const sum = (field: 'duplicates' | 'lost' | 'orphans') =>
    outcomes.reduce((total, { verdict }) => total + verdict[field], 0)
  const failed = outcomes.filter(({ verdict }) => !survived(verdict))
  return {
    points: outcomes.length,
    survived: outcomes.length - failed.length,
    duplicates: sum('duplicates'),
    lost: sum('lost'),
    orphans: sum('orphans'),
    failures: failed.map(({ experiment, verdict }) => ({ name: experiment.name, problems: verdict.problems })),
  }
}

/** A row per kind of disturbance: how many points it was tried at, and what came of it. */
export function matrix(outcomes: readonly Outcome[]): string {
  const groups = Map.groupBy(outcomes, ({ experiment }) => experiment.group)
  const rows = [...groups].map(([group, members]) => {
    const { points, survived: fine, duplicates, lost, orphans } = summaryOf(members)
    const seconds = members.reduce((sum, member) => sum + member.seconds, 0) / members.length
    return [group, points, fine, duplicates, lost, orphans, seconds.toFixed(1)].map(String)
  })
  const head = ['disturbance', 'points', 'survived', 'duplicates', 'lost', 'orphans', 's each']
  return [head, ...rows].map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}

const cell = (text: string, column: number) => (column === 0 ? text.padEnd(32) : text.padStart(10))
