import type { FaultEffect } from '../../sandbox/shopify/control/faults.ts'
import { onShopify } from '../platforms/shopify.ts'
import type { Case } from '../stage/open-case.ts'
import { linesCutAt } from './database.ts'
import type { Experiment, Reference } from './experiment.ts'
import { killsAtCommits } from './kill-at-commit.ts'
import { killsAtRequests } from './kill-at-request.ts'
import { bulkActs, merchantExperiment, revokedTokenAt } from './merchant-acts.ts'
import { expiredTokenAt, faultInSearch, faultsAt, platformFaults, refusedAt } from './platform-faults.ts'
import { sleepsAt } from './workers.ts'
import { withCase } from './with-case.ts'

const starting = 'BulkRunMutation'
const watching = 'BulkStatus'
/** Where the result file lies. */
const reading = 'image'
const searching = 'RecentBulkMutations'

/**
 * The same export with bulk operations for all that needs a call per product. Disturbed is what is otherwise than by calls: from the
 * staging of the first lines to the end. What comes before is the same, and is disturbed there.
 */
export function bulkExperiments(reference: Reference): Experiment[] {
  const { requests } = reference
  const from = requests.lastIndexOf('StagedUploads', requests.indexOf(starting))
  if (from === -1) throw new Error('the undisturbed run had no bulk operation')
  return [
    ...inBulk(reference, 'killed, hanging, cut off', [
      ...killsAtRequests(reference, from),
      ...killsAtCommits(reference, from),
      ...(['before', 'after'] as const).map((moment) => sleepsAt({ kind: starting, ordinal: 1, moment })),
      ...[starting, watching].map(linesCutAt),
    ]),
    ...inBulk(reference, 'faults', faults(reference)),
    ...inBulk(reference, 'refused, failed, changed', [
      ...operationFaults.map(atOperation),
      ...bulkActs().map(merchantExperiment),
      ...[starting, watching].map(revokedTokenAt),
    ]),
  ]
}

function faults(reference: Reference): Experiment[] {
  return platformFaults
    .flatMap((fault) => [
      ...faultsAt([fault], fault.onlyGraphql ? [starting, watching] : [starting, watching, reading]),
      faultInSearch(fault, { lost: starting, search: searching }),
    ])
    .concat(
      [starting, watching, reading].map((kind) => refusedAt(reference, kind)),
      [starting, watching].map(expiredTokenAt),
    )
}

/** Rows and names of their own, judged by the run in bulk; the short form takes one of each group. */
function inBulk(reference: Reference, group: string, experiments: readonly Experiment[]): Experiment[] {
  return experiments.map(({ name, kind, run }) => ({
    ...{ group: `in bulk: ${group}`, name: `in bulk: ${name}`, kind },
    run: (lab) => run({ ...lab, reference }),
  }))
}

const refusedBecause = (code: string | null, message: string) => ({ kind: 'bulk-refusal', code, message }) as const

/** Ways in which Shopify does not run an operation, or not to its end. All of them end in the undisturbed run. */
const operationFaults: readonly { readonly name: string; strike(stage: Case): void }[] = [
  ...[
    refusedBecause('OPERATION_IN_PROGRESS', 'already in progress'),
    refusedBecause('LIMIT_REACHED', 'too many'),
    refusedBecause('INTERNAL_FILE_SERVER_ERROR', 'the file server failed'),
    refusedBecause('INVALID_MUTATION', 'not this mutation'),
    refusedBecause(null, 'You must use an allowed mutation name.'),
  ].map((effect) => ({ name: `operation refused: ${effect.code ?? effect.message}`, strike: once(effect) })),
  ...[0, 1, 3].map((afterLines) => ({
    name: `operation failed after ${afterLines} lines`,
    strike: once({ kind: 'bulk-failure', code: 'INTERNAL_SERVER_ERROR', afterLines }),
  })),
  {
    name: 'operation that hangs',
    strike: (stage) => void (onShopify(stage).sandbox.world.behaviour.bulkStartMs = 3_600_000),
  },
]

function once(effect: FaultEffect): (stage: Case) => void {
  return (stage) => void onShopify(stage).sandbox.world.faults.add({ place: 'bulk', effect })
}

function atOperation({ name, strike }: (typeof operationFaults)[number]): Experiment {
  return {
    ...{ group: name, kind: starting, name },
    run: (lab) =>
      withCase(lab, async (stage) => {
        strike(stage)
        stage.startWorker()
        await stage.finished()
      }),
  }
}
