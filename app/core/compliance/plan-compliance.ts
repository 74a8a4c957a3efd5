import { type Check, type Circumstances, judge, type Verdict, verdictOf } from './judge.ts'
import type { Measurements } from './measurements.ts'

/** What is said about a picture before it goes out as a main picture. */
export interface PlanCompliance {
  /** Of what would be sent, accepted fixes included; `unchecked`: no report of today's rules yet. */
  readonly verdict: Verdict | 'unchecked'
  /** What decides the verdict; what sending as JPEG repairs by itself is left out. */
  readonly reasons: readonly Pick<Check, 'rule' | 'happened' | 'remedy' | 'statement'>[]
}

export function planCompliance(measured: Measurements | null, circumstances: Circumstances): PlanCompliance {
  if (!measured) return { verdict: 'unchecked', reasons: [] }
  const { checks } = judge(measured, 'main', circumstances)
  // Every picture is sent upright, in sRGB, on white, as a JPEG: that needs nobody's consent.
  const open = checks.filter(({ fix }) => fix !== 'encoding')
  const wrong = open.filter(({ state }) => state === 'fail' || state === 'fixable')
  const decisive = wrong.length > 0 ? wrong : open.filter(({ state }) => state === 'attested')
  const reasons = decisive.map(({ rule, happened, remedy, statement }) => ({ rule, happened, remedy, statement }))
  return { verdict: verdictOf(decisive), reasons }
}
