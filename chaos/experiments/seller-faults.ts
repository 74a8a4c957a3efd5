import { onAmazon } from '../platforms/amazon.ts'
import type { Case } from '../stage/open-case.ts'
import { countingGate } from '../stage/passing-requests.ts'
import { accessWithdrawn } from './access-withdrawn.ts'
import type { Experiment, Reference } from './experiment.ts'
import { killsAtCommits } from './kill-at-commit.ts'
import { killsAtRequests } from './kill-at-request.ts'
import { wordsFor } from './merchant-acts.ts'
import { faultsAt, platformFaults, refusedExperiments, type PlatformFault } from './platform-faults.ts'
import { faultStorms } from './storms.ts'
import { sleepsAt } from './workers.ts'
import { withCase } from './with-case.ts'

const victim = 'Mug 4'
const victimSku = 'MUG-4'

/** As everywhere, and Amazon's own words for an empty bucket. */
const sellerFaults: readonly PlatformFault[] = platformFaults.map(
  ({ uploadEffect: _, onlyGraphql: __, ...fault }) => fault,
)

/** What an export to Amazon can meet. */
export function sellerExperiments(reference: Reference): Experiment[] {
  const calls = [...new Set(reference.requests)].filter((kind) => kind !== 'token')
  return [
    ...faultsAt(sellerFaults, reference.requests),
    ...refusedExperiments(reference),
    ...calls.flatMap((kind) => [expiredTokenAt(kind), revokedAt(kind)]),
    deletedAt('patchListingsItem'),
  ]
}

/** Those that need no clock of their own, in as few runs as there are kinds of requests to put them at. */
export function sellerStorms(reference: Reference, seed: number): Experiment[] {
  return faultStorms(sellerFaults, reference, seed)
}

/** The same export as one feed: what is otherwise is disturbed, from the announcement of its document on. */
export function feedExperiments(reference: Reference): Experiment[] {
  const from = reference.requests.indexOf('createFeedDocument')
  if (from === -1) throw new Error('the undisturbed run had no feed')
  const kinds = ['createFeedDocument', 'document', 'createFeed', 'getFeed', 'getFeedDocument', 'getFeeds']
  return [
    ...asFeed(reference, 'killed, hanging', [
      ...killsAtRequests(reference, from),
      ...killsAtCommits(reference, from),
      ...(['before', 'after'] as const).map((moment) => sleepsAt({ kind: 'createFeed', ordinal: 1, moment })),
    ]),
    ...asFeed(reference, 'faults', faultsAt(sellerFaults, kinds)),
    ...asFeed(reference, 'FATAL', [0, 2, 6].map(fatalAfter)),
  ]
}

/** Rows and names of their own, judged by the run as a feed; the short form takes one of each group. */
function asFeed(reference: Reference, group: string, experiments: readonly Experiment[]): Experiment[] {
  return experiments.map(({ name, kind, run }) => ({
    ...{ group: `as a feed: ${group}`, name: `as a feed: ${name}`, kind },
    run: (lab) => run({ ...lab, reference }),
  }))
}

/** Part of a feed that ended badly may have been applied; the rest goes by patches. */
function fatalAfter(afterMessages: number): Experiment {
  const group = 'FATAL'
  return {
    ...{ group, kind: 'feed' },
    name: `${group} after ${afterMessages} messages`,
    run: (lab) =>
      withCase(lab, async (stage) => {
        onAmazon(stage).world.faults.add({ place: 'feed', effect: { kind: 'feed-fatal', afterMessages } })
        stage.startWorker()
        await stage.finished()
      }),
  }
}

/** The access token ends in the middle: one more is asked for, however many calls find out. */
function expiredTokenAt(kind: string): Experiment {
  const group = 'expired token'
  return {
    ...{ group, kind, inStorm: true },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const { world } = onAmazon(stage)
        const fault = world.faults.add({ place: 'api', name: kind, effect: { kind: 'token-expired' } })
        stage.startWorker()
        await stage.finished()
        return fault.struck === 1 ? [] : ['the fault never struck']
      }),
  }
}

/** The seller takes the consent back: everything waits, nothing fails, and with the consent back it goes on by itself. */
function revokedAt(kind: string): Experiment {
  return accessWithdrawn({
    ...{ group: 'consent revoked', kind },
    withdraw: (stage) => {
      const { grants, accessTokens } = onAmazon(stage).world
      const setRevoked = (isRevoked: boolean) => grants.forEach((grant) => Object.assign(grant, { isRevoked }))
      setRevoked(true)
      accessTokens.clear()
      return () => {
        setRevoked(false)
        return stage.database.renewConnection()
      }
    },
  })
}

/** Somebody deletes the SKU just before it is patched. */
function deletedAt(kind: string): Experiment {
  const group = 'SKU deleted meanwhile'
  const ends = { state: 'failed', code: 'not_found' }
  return {
    ...{ group, kind },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(
        lab,
        async (stage) => {
          deleteBefore(stage, kind)
          stage.startWorker()
          await stage.finished()
          return wordsFor(ends.code)
        },
        { items: { [victim]: ends }, products: [victim], unusedFiles: true },
      ),
  }
}

function deleteBefore(stage: Case, kind: string): void {
  const { standIn } = stage
  const { seller } = onAmazon(stage)
  standIn.setGate(
    countingGate(standIn, {
      before: (passing, ordinal) => {
        if (passing === kind && ordinal === 1) seller.listings.delete(victimSku)
      },
    }),
  )
}
