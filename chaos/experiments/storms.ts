import { onShopify } from '../platforms/shopify.ts'
import { pickOne, rankOf, shuffled } from '../seeded-random.ts'
import type { Experiment, Reference } from './experiment.ts'
import { endsOfProcessingFailure, longestDelays, processingFailure, spoil } from './media-faults.ts'
import { expectationOf, gateOf, merchantActs, wordsFor } from './merchant-acts.ts'
import { expireTokenAt, notRefreshedOnce, platformFaults, type PlatformFault } from './platform-faults.ts'
import { withCase } from './with-case.ts'

/** What the short form tries in as few runs as it can: many things go wrong in one, each at a place of its own. */
export function storms(reference: Reference, seed: number): Experiment[] {
  return [
    ...faultStorms(platformFaults, reference, seed),
    merchantStorm(reference, seed),
    patienceStorm(reference, seed),
  ]
}

/** All faults that pass, in as few runs as there are kinds of requests to put them at; who gets which is left to chance. */
export function faultStorms(passing: readonly PlatformFault[], { requests }: Reference, seed: number): Experiment[] {
  const kinds = shuffled([...new Set(requests)], (kind) => rankOf(seed, 'storm', kind))
  const faults = shuffled(passing, ({ group }) => rankOf(seed, 'storm', group))
  const runs = Math.ceil(faults.length / kinds.length)
  return Array.from({ length: runs }, (_, run) => {
    return faultStorm(deal(faults.slice(run * kinds.length, (run + 1) * kinds.length), kinds))
  })
}

/** One fault for a kind, so that each meets a request of its own; the storage gets one that it can have. */
function deal(faults: readonly PlatformFault[], kinds: readonly string[]) {
  const hasStorage = kinds.includes('stagedUpload')
  const forUpload = hasStorage && faults.find(({ onlyGraphql, uploadEffect }) => !onlyGraphql && !uploadEffect)
  const others = faults.filter((fault) => fault !== forUpload)
  const calls = kinds.filter((kind) => kind !== 'stagedUpload')
  return [
    ...(forUpload ? [{ fault: forUpload, kind: 'stagedUpload' }] : []),
    ...others.flatMap((fault, index) => {
      const kind = calls[index]
      return kind ? [{ fault, kind }] : []
    }),
  ]
}

function faultStorm(dealt: ReturnType<typeof deal>): Experiment {
  return {
    group: 'faults at every kind of request',
    name: dealt.map(({ fault, kind }) => `${fault.group}: ${kind}`).join(', '),
    kind: 'all',
    run: (lab) =>
      withCase(lab, async (stage) => {
        const struck = dealt.map(({ fault, kind }) => [kind, stage.standIn.strike(kind, fault.effect)] as const)
        stage.startWorker()
        await stage.finished()
        return struck.flatMap(([kind, { struck: times }]) => (times === 1 ? [] : [`the fault at ${kind} never struck`]))
      }),
  }
}

/** Everything that others do to a product, each to another one; one more has a picture that cannot be processed. */
function merchantStorm(reference: Reference, seed: number): Experiment {
  const groups = [...Map.groupBy(merchantActs(reference), ({ group }) => group).values()]
  const acts = groups.map((group) => pickOne(group, ({ group: name, kind }) => rankOf(seed, name, kind)))
  const titles = shuffled(['Mug 0', 'Mug 1', 'Mug 2', 'Mug 3', 'Mug 4'], (title) => rankOf(seed, title))
  const hits = acts.map((act, index) => [titles[index] ?? '', act] as const)
  const spoilt = titles[acts.length] ?? ''
  const { items: ofActs, products = [], ...expectation } = expectationOf(hits)
  const items = { ...ofActs, [spoilt]: endsOfProcessingFailure }
  return {
    group: 'products changed meanwhile',
    name: [...hits.map(([title, { group, kind }]) => `${title} ${group}: ${kind}`), `${spoilt} media FAILED`].join(
      ', ',
    ),
    kind: 'all',
    run: (lab) =>
      withCase(
        lab,
        async (stage) => {
          stage.standIn.setGate(gateOf(stage, hits))
          spoil(stage, spoilt, processingFailure)
          stage.startWorker()
          await stage.finished()
          return Object.values(items).flatMap(({ code }) => [code].flat().flatMap(wordsFor))
        },
        { ...expectation, items, products: [...products, spoilt] },
      ),
  }
}

/** A platform that takes its time over everything, a lost answer, a token that expires, and two workers. */
function patienceStorm({ requests }: Reference, seed: number): Experiment {
  const kinds = [...new Set(requests)].filter((kind) => kind !== 'stagedUpload' && kind !== 'FilesCreate')
  const kind = pickOne(kinds, (each) => rankOf(seed, 'expired', each))
  return {
    group: 'slow platform and expired token',
    name: `a search that lags, MUST_BE_FOR_THIS_PRODUCT, expired token: ${kind}, two workers at once`,
    kind: 'all',
    run: (lab) =>
      withCase(lab, async (stage) => {
        Object.assign(onShopify(stage).sandbox.world.behaviour, longestDelays)
        stage.standIn.strike('FilesCreate', { kind: 'drop-after' })
        expireTokenAt(stage, kind)
        stage.startWorker()
        stage.startWorker()
        await stage.finished()
        return notRefreshedOnce(stage)
      }),
  }
}
