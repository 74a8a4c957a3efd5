import type { FaultEffect, FaultPlace, FaultState } from '../../sandbox/shopify/control/faults.ts'
import type { Case } from '../stage/open-case.ts'
import { countingGate } from '../stage/passing-requests.ts'
import type { Experiment, Reference } from './experiment.ts'
import { withCase } from './with-case.ts'

export interface PlatformFault {
  readonly group: string
  readonly effect: FaultEffect
  /** An upload that hangs is waited for far longer than a call. */
  readonly uploadEffect?: FaultEffect & { readonly speed?: number }
  /** Where Shopify's storage cannot answer so. */
  readonly onlyGraphql?: true
}

/** All of one class: they pass, so the run must end as if nothing had happened. Delays in platform time. */
export const platformFaults: readonly PlatformFault[] = [
  { group: 'reset before the effect', effect: { kind: 'drop-before' } },
  { group: 'reset after the effect', effect: { kind: 'drop-after' } },
  {
    group: 'time-out with the effect done',
    effect: { kind: 'slow-body', delayMs: 60_000 },
    uploadEffect: { kind: 'slow-body', delayMs: 1_000_000, speed: 40 },
  },
  { group: '429 with a wait', effect: { kind: 'status', status: 429, retryAfterSeconds: 3 } },
  { group: '429 without a wait', effect: { kind: 'status', status: 429 } },
  { group: 'THROTTLED', effect: { kind: 'throttled' }, onlyGraphql: true },
  { group: '500', effect: { kind: 'status', status: 500 } },
  { group: '502', effect: { kind: 'status', status: 502 } },
  { group: '503', effect: { kind: 'status', status: 503, retryAfterSeconds: 3 } },
  { group: 'malformed JSON', effect: { kind: 'malformed' }, onlyGraphql: true },
  { group: 'half a body', effect: { kind: 'half-body' } },
  { group: 'slow body', effect: { kind: 'slow-body', delayMs: 3_000 } },
]

/** Each fault at each kind of request, and at the search that looks for a lost answer. */
export function platformFaultExperiments(reference: Reference): Experiment[] {
  const kinds = [...new Set(reference.requests)]
  return [
    ...platformFaults.flatMap((fault) => {
      const suited = kinds.filter((kind) => !fault.onlyGraphql || kind !== 'stagedUpload')
      return [...suited.map((kind) => faultAt(fault, kind)), faultInSearch(fault)]
    }),
    ...kinds.map((kind) => refusedAt(reference, kind)),
    ...kinds.filter((kind) => kind !== 'stagedUpload').map(expiredTokenAt),
  ]
}

function faultAt({ group, effect, uploadEffect }: PlatformFault, kind: string): Experiment {
  const isUpload = kind === 'stagedUpload'
  const { speed, ...chosen } = { speed: undefined, ...(isUpload ? (uploadEffect ?? effect) : effect) }
  return {
    ...{ group, kind, inStorm: true },
    name: `${group}: ${kind}`,
    run: (lab) => withCase(lab, async (stage) => strike(stage, kind, chosen), {}, speed ? { speed } : {}),
  }
}

async function strike(stage: Case, kind: string, effect: FaultEffect): Promise<string[]> {
  const fault = addFault(stage, kind, effect)
  stage.startWorker()
  await stage.finished()
  return fault.struck === 1 ? [] : ['the fault never struck']
}

export function addFault({ sandbox }: Case, kind: string, effect: FaultEffect): FaultState {
  const place: FaultPlace = kind === 'stagedUpload' ? 'stagedUpload' : 'graphql'
  return sandbox.world.faults.add({ place, ...(place === 'graphql' && { name: kind }), effect })
}

function faultInSearch({ group, effect }: PlatformFault): Experiment {
  return {
    ...{ group, kind: 'FilesByName', inStorm: true },
    name: `${group}: FilesByName`,
    run: (lab) =>
      withCase(lab, (stage) => {
        stage.sandbox.world.faults.add({ place: 'graphql', name: 'FilesCreate', effect: { kind: 'drop-after' } })
        return strike(stage, 'FilesByName', effect)
      }),
  }
}

/** Nobody listens when the request is about to be sent: the platform goes away behind the answer before it. */
function refusedAt({ requests }: Reference, kind: string): Experiment {
  const first = requests.indexOf(kind)
  const before = requests[first - 1]
  const ordinal = requests.slice(0, first).filter((other) => other === before).length
  const group = 'connection refused'
  return {
    ...{ group, kind },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const { sandbox } = stage
        const goAway = async () => {
          await sandbox.goAway()
          // Longer than the few tries of one query.
          sandbox.world.clock.schedule(8_000, () => void sandbox.comeBack())
        }
        if (before === undefined) await goAway()
        sandbox.world.gate = countingGate({
          answered: (passing, number) => {
            if (passing === before && number === ordinal) setImmediate(() => void goAway())
          },
        })
        stage.startWorker()
        await stage.finished()
      }),
  }
}

/** Many requests may find out at once; Shopify is asked for one new token. */
function expiredTokenAt(kind: string): Experiment {
  const group = 'expired token'
  return {
    ...{ group, kind, inStorm: true },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const found = await strike(stage, kind, { kind: 'revoke-token' })
        return [...found, ...notRefreshedOnce(stage)]
      }),
  }
}

export function notRefreshedOnce({ sandbox }: Case): string[] {
  const refreshes = sandbox.world.requests.since(0).filter(({ kind }) => kind === 'token').length
  return refreshes === 1 ? [] : [`${refreshes} refreshes of the token instead of one`]
}
