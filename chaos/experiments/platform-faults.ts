import { onShopify } from '../platforms/shopify.ts'
import type { RequestFault } from '../platforms/stand-in.ts'
import type { Case } from '../stage/open-case.ts'
import { countingGate } from '../stage/passing-requests.ts'
import type { Experiment, Reference } from './experiment.ts'
import { withCase } from './with-case.ts'

export interface PlatformFault {
  readonly group: string
  readonly effect: RequestFault & { readonly speed?: number }
  /** An upload that hangs is waited for far longer than a call. */
  readonly uploadEffect?: RequestFault & { readonly speed?: number }
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
      return [...faultsAt([fault], suited), faultInSearch(fault, { lost: 'FilesCreate', search: 'FilesByName' })]
    }),
    ...refusedExperiments(reference),
    ...kinds.filter((kind) => kind !== 'stagedUpload').map(expiredTokenAt),
  ]
}

/** Each of these faults at each kind of request. */
export function faultsAt(faults: readonly PlatformFault[], kinds: readonly string[]): Experiment[] {
  return faults.flatMap((fault) => [...new Set(kinds)].map((kind) => faultAt(fault, kind)))
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

async function strike(stage: Case, kind: string, effect: RequestFault): Promise<string[]> {
  return endsStruck(stage, stage.standIn.strike(kind, effect))
}

async function endsStruck(stage: Case, fault: { readonly struck: number }): Promise<string[]> {
  stage.startWorker()
  await stage.finished()
  return fault.struck === 1 ? [] : ['the fault never struck']
}

/** The answer to a write is lost, and the search for its effect goes wrong too. */
export function faultInSearch(
  { group, effect }: PlatformFault,
  { lost, search }: { readonly lost: string; readonly search: string },
): Experiment {
  return {
    ...{ group, kind: search, inStorm: true },
    name: `${group}: ${search}`,
    run: (lab) =>
      withCase(lab, (stage) => {
        stage.standIn.strike(lost, { kind: 'drop-after' })
        return strike(stage, search, effect)
      }),
  }
}

/** Nobody listens when the request is about to be sent: the platform goes away behind the answer before it. */
export function refusedExperiments(reference: Reference): Experiment[] {
  return [...new Set(reference.requests)].map((kind) => refusedAt(reference, kind))
}

export function refusedAt({ requests }: Reference, kind: string): Experiment {
  const first = requests.indexOf(kind)
  const before = requests[first - 1]
  const ordinal = requests.slice(0, first).filter((other) => other === before).length
  const group = 'connection refused'
  return {
    ...{ group, kind },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const { standIn } = stage
        const goAway = async () => {
          await standIn.goAway()
          // Longer than the few tries of one query.
          standIn.clock.schedule(8_000, () => void standIn.comeBack())
        }
        if (before === undefined) await goAway()
        standIn.setGate(
          countingGate(standIn, {
            answered: (passing, number) => {
              if (passing === before && number === ordinal) setImmediate(() => void goAway())
            },
          }),
        )
        stage.startWorker()
        await stage.finished()
      }),
  }
}

/** Many requests may find out at once; Shopify is asked for one new token. */
export function expiredTokenAt(kind: string): Experiment {
  const group = 'expired token'
  return {
    ...{ group, kind, inStorm: true },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const found = await endsStruck(stage, expireTokenAt(stage, kind))
        return [...found, ...notRefreshedOnce(stage)]
      }),
  }
}

export function expireTokenAt(stage: Case, name: string): { readonly struck: number } {
  const { faults } = onShopify(stage).sandbox.world
  return faults.add({ place: 'graphql', name, effect: { kind: 'revoke-token' } })
}

export function notRefreshedOnce(stage: Case): string[] {
  const refreshes = onShopify(stage)
    .sandbox.world.requests.since(0)
    .filter(({ kind }) => kind === 'token').length
  return refreshes === 1 ? [] : [`${refreshes} refreshes of the token instead of one`]
}
