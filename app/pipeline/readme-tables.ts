import { ConnectorError, connectorErrorCodes, type ConnectorErrorCode } from '../core/channel/connector-error.ts'
import { decideRetry } from '../core/export/retry.ts'
import { exportItemStates, exportRunStates, isFinal, itemTransitions, runTransitions } from '../core/export/states.ts'
import { laneRules } from './lane/lane-rules.ts'

/** The parts of the README that are drawn from what the code goes by; `readme.test.ts` holds it to them. */
export const readmeTables: Readonly<Record<string, () => string>> = {
  states: drawStates,
  'run states': drawRunStates,
  retries: drawRetries,
  lanes: drawLanes,
}

function drawStates(): string {
  const moves = exportItemStates.flatMap((from) => itemTransitions[from].map((to) => `  ${from} --> ${to}`))
  const ends = exportItemStates.filter(isFinal).map((state) => `  ${state} --> [*]`)
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> queued', ...moves, ...ends, '```'].join('\n')
}

function drawRunStates(): string {
  const moves = exportRunStates.flatMap((from) => runTransitions[from].map((to) => `  ${from} --> ${to}`))
  const begins = ['scheduled', 'queued'].map((state) => `  [*] --> ${state}`)
  return ['```mermaid', 'stateDiagram-v2', ...begins, ...moves, '```'].join('\n')
}

/** Asked of the decision itself, attempt by attempt. */
function drawRetries(): string {
  const rows = connectorErrorCodes.map((code) => {
    const first = decide(code, 1).kind
    const waits: string[] = []
    for (let attempt = 1; ; attempt += 1) {
      const decision = decide(code, attempt)
      if (decision.kind !== 'retry') break
      waits.push(seconds(decision.afterMs))
    }
    const attempts = untilSomebodyActs[first] ?? String(waits.length + 1)
    return [`\`${code}\``, first === 'retry' ? 'transient' : first, attempts, waits.join(', ')]
  })
  return table(['code', 'class', 'attempts', 'waits at most'], rows)
}

const untilSomebodyActs: Readonly<Record<string, string>> = {
  needs_merchant: 'until reconnected',
  needs_operator: 'until accepted',
}

function decide(code: ConnectorErrorCode, attempt: number) {
  return decideRetry(new ConnectorError(code, code), attempt, 1)
}

function drawLanes(): string {
  const { leaseMs, sweepEveryMs, countEveryMs, turn, shortTurn, group, roundWaitsMs } = laneRules
  const { lanesAtOnce, fullTurnsAtOnce, waitsForWriters } = laneRules
  const waits = roundWaitsMs.flatMap((waitMs) => (waitMs === null ? [] : [seconds(waitMs)]))
  return table(
    ['rule', 'value'],
    [
      ['a lease lasts, unless renewed', seconds(leaseMs)],
      ['lanes without an owner are looked for every', seconds(sweepEveryMs)],
      ['pictures that arrive are counted every', seconds(countEveryMs)],
      ['a turn takes on', `${turn.maxItems} items, ${turn.maxPictures} pictures`],
      ['lanes that a worker serves at once', `${lanesAtOnce}, of which ${fullTurnsAtOnce} take full turns`],
      ['a short turn takes on', `${shortTurn.maxItems} items, ${shortTurn.maxPictures} pictures`],
      ['in groups of', `${group.maxItems} items, ${group.maxPictures} pictures`],
      [
        'others that write to the same',
        `looked at every ${seconds(waitsForWriters.lookEveryMs)}, waited for ${seconds(waitsForWriters.atMostMs)} at a time`,
      ],
      ['rounds of a group', `${roundWaitsMs.length}, ${waits.join(' and ')} apart`],
    ],
  )
}

const seconds = (ms: number) => `${ms / 1000} s`

/** Aligned as the formatter would. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
