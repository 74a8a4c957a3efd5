import type { SlotResult } from '../../app/core/compliance/judge.ts'
import type { RuleId } from '../../app/core/compliance/ruleset.ts'
import type { Label } from './labels.ts'

export interface Judged {
  readonly label: Label
  readonly result: SlotResult
}

/** What the labels call a breach, and the rules that answer for it. */
const reasonsOf: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  format: ['format'],
  size: ['size_below_500'],
  zoom: ['size_below_500', 'size_below_1000'],
  transparency: ['transparent'],
  background: ['off_white', 'not_white'],
  fill: ['low_fill'],
  cropped: ['touches_edge'],
  frame: ['border'],
  parts: ['multiple_views'],
  text: ['text_overlay'],
  sharpness: ['blurry'],
}

export interface RuleScore {
  readonly rule: RuleId
  readonly found: number
  readonly missed: number
  readonly falseAlarms: number
  /** Null: nothing was found, or nothing was there to find. */
  readonly precision: number | null
  readonly recall: number | null
  readonly missedFiles: readonly string[]
  readonly falseFiles: readonly string[]
}

/** How well each rule finds what the labels name. */
export function scoreRules(judged: readonly Judged[]): RuleScore[] {
  return Object.entries(reasonsOf).map(([id, reasons]) => {
    const rule = id as RuleId
    const about = judged.filter(({ label }) => rule !== 'fill' || typeof label.estimatedFill === 'number')
    const named = ({ label }: Judged) => label.reasons.some((reason) => reasons.includes(reason))
    const reported = ({ result }: Judged) => isReported(result, rule)
    const missed = about.filter((one) => named(one) && !reported(one))
    const false_ = about.filter((one) => !named(one) && reported(one))
    const found = about.filter((one) => named(one) && reported(one)).length
    return {
      ...{ rule, found, missed: missed.length, falseAlarms: false_.length },
      precision: ratio(found, found + false_.length),
      recall: ratio(found, found + missed.length),
      missedFiles: missed.map(({ label }) => label.file),
      falseFiles: false_.map(({ label }) => label.file),
    }
  })
}

function isReported({ checks }: SlotResult, rule: RuleId): boolean {
  const state = checks.find((check) => check.rule === rule)?.state
  return state === 'fail' || state === 'fixable' || state === 'warning'
}

function ratio(part: number, of: number): number | null {
  return of === 0 ? null : part / of
}

type Labelled = Label['amazonMainVerdict']
const verdicts: readonly Labelled[] = ['pass', 'fixable', 'fail']

/** Label → what was said → how often. */
export function confusion(judged: readonly Judged[]): Record<Labelled, Record<Labelled, number>> {
  const count = (labelled: Labelled, said: Labelled) =>
    judged.filter(({ label, result }) => label.amazonMainVerdict === labelled && result.verdict === said).length
  const row = (labelled: Labelled) => ({
    pass: count(labelled, 'pass'),
    fixable: count(labelled, 'fixable'),
    fail: count(labelled, 'fail'),
  })
  return { pass: row('pass'), fixable: row('fixable'), fail: row('fail') }
}

export function agreement(judged: readonly Judged[]): number {
  const agreed = judged.filter(({ label, result }) => label.amazonMainVerdict === result.verdict).length
  return judged.length === 0 ? Number.NaN : agreed / judged.length
}

/** What was said otherwise than labelled, with the rules that decided. */
export function disagreements(judged: readonly Judged[]) {
  return verdicts.flatMap((labelled) =>
    judged
      .filter(({ label, result }) => label.amazonMainVerdict === labelled && result.verdict !== labelled)
      .map(({ label, result }) => ({
        ...{ file: label.file, labelled, said: result.verdict, reasons: label.reasons },
        because: result.checks
          .filter(({ state }) => state === result.verdict)
          .map(({ rule, measured }) => `${rule}: ${measured}`),
      })),
  )
}
