import type { FixStep } from '../assets/picture-fixes.ts'
import type { Attestation, StatementId } from './attestations.ts'
import { findingOf, longestSide } from './findings.ts'
import type { Measurements } from './measurements.ts'
import { type ProfileId, severityFor } from './profiles.ts'
import { type FixProposal, proposeFixes, stepFor } from './propose-fixes.ts'
import { type CheckedSlot, type Rule, type RuleId, ruleIds, ruleOf, rules, type RuleSource } from './ruleset.ts'
import { ruleWords } from './words.ts'

/**
 * `vouched`: breached by measurement and good by a person's word alone. `fixable`: an edit that invents nothing repairs everything that
 * is wrong. `fail`: another picture is needed, or a person's word.
 */
export type Verdict = 'pass' | 'vouched' | 'fixable' | 'fail'

/**
 * `attested`: breached by measurement, and somebody vouched that it is right; not the same as passed. `unmeasured`: nothing could
 * be measured, and nothing is said.
 */
export type CheckState = 'pass' | 'info' | 'warning' | 'fixable' | 'fail' | 'attested' | 'unmeasured'

export interface Check {
  readonly rule: RuleId
  readonly label: string
  readonly state: CheckState
  readonly measured: string
  readonly allowed: string
  /** Empty where nothing is wrong. */
  readonly happened: string
  readonly remedy: string
  /** What repairs it; null where nothing does, or nothing is wrong. */
  readonly fix: FixStep | 'encoding' | null
  readonly statement: StatementId | null
  readonly overlay: boolean
  readonly source: RuleSource
}

export interface SlotResult {
  readonly verdict: Verdict
  readonly checks: readonly Check[]
}

export interface Circumstances {
  readonly profile: ProfileId
  readonly attestations: readonly Pick<Attestation, 'statement'>[]
  /** Fixes that the measured picture already has: what is still wrong after them, they do not repair. */
  readonly carriedOut?: readonly FixStep[]
}

const plain: Circumstances = { profile: 'standard', attestations: [] }

/** What the rules say to a picture in a place. Pure: the same measurements give the same answer. */
export function judge(measured: Measurements, slot: CheckedSlot, circumstances: Circumstances = plain): SlotResult {
  const proposal = proposeFixes(measured)
  const checks = ruleIds.flatMap((id) => check(id, measured, slot, proposal, circumstances))
  return { verdict: verdictOf(checks), checks }
}

/** What the gravest of the checks makes of the picture. */
export function verdictOf(checks: readonly Pick<Check, 'state'>[]): Verdict {
  const has = (wanted: CheckState) => checks.some(({ state }) => state === wanted)
  if (has('fail')) return 'fail'
  if (has('fixable')) return 'fixable'
  return has('attested') ? 'vouched' : 'pass'
}

function check(
  id: RuleId,
  measured: Measurements,
  slot: CheckedSlot,
  proposal: FixProposal,
  { profile, attestations, carriedOut = [] }: Circumstances,
): Check[] {
  const rule = ruleOf(id)
  const severity = rule.severity[slot]
  if (!severity) return []
  const { breached, value, known = true, doubtful = false, measured: found, allowed } = findingOf(id, measured, slot)
  const repair = breached && known ? fixFor(id, rule, measured, proposal) : null
  const fix = carriedOut.some((step) => step === repair) ? null : repair
  const vouched = attestations.some(({ statement }) => statement === rule.statement)
  const state = !known
    ? 'unmeasured'
    : !breached
      ? 'pass'
      : stateOf(severityFor(profile, id, severity, value), fix, vouched, doubtful)
  const { label, happened, remedy } = ruleWords(id, doubtful)
  const isWrong = breached && known
  return [
    {
      ...{ rule: id, label, state, measured: known ? found : '–', allowed, fix, source: rule.source },
      happened: isWrong ? happened : '',
      remedy: isWrong ? remedy : '',
      statement: isWrong ? (rule.statement ?? null) : null,
      overlay: isWrong && rule.overlay === true,
    },
  ]
}

function stateOf(
  severity: 'error' | 'warning' | 'info',
  fix: Check['fix'],
  vouched: boolean,
  doubtful: boolean,
): CheckState {
  if (severity !== 'error') return severity
  if (vouched) return 'attested'
  if (doubtful) return 'warning'
  return fix ? 'fixable' : 'fail'
}

/** A step repairs a rule only where it can be done on this picture. */
function fixFor(id: RuleId, rule: Rule, measured: Measurements, proposal: FixProposal): Check['fix'] {
  // Too many pixels are scaled down with every rendition; too few are not to be had.
  if (id === 'size') return longestSide(measured) > rules.size.limit ? 'encoding' : null
  if (!rule.fix || rule.fix === 'encoding') return rule.fix ?? null
  return stepFor(id, proposal, measured)
}
