import type { FaultEffect } from '../../sandbox/shopify/control/faults.ts'
import type { Behaviour } from '../../sandbox/shopify/state/behaviour.ts'
import { onShopify } from '../platforms/shopify.ts'
import type { Case } from '../stage/open-case.ts'
import type { Experiment } from './experiment.ts'
import { withCase, type Expectation } from './with-case.ts'

const victim = 'Mug 4'

export const processingFailure = { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' } as const

export const endsOfProcessingFailure = { state: 'failed', code: 'shopify:IMAGE_PROCESSING_FAILURE' }

export const longestDelays = { attachVisibilityMs: 3_000, searchLagMs: 20_000 }

/** Pictures that the platform takes and then cannot use, or not yet. */
export function mediaExperiments(): Experiment[] {
  return [
    spoilt('media FAILED asynchronously', processingFailure, { items: { [victim]: endsOfProcessingFailure } }),
    spoilt(
      'media stuck in PROCESSING',
      { kind: 'media-stuck' },
      { items: { [victim]: { state: 'failed', code: 'timeout' } }, unusedFiles: true },
      // Waited for three minutes of the platform's time.
      40,
    ),
    slow('MUST_BE_FOR_THIS_PRODUCT', 'VariantsSetMedia', { attachVisibilityMs: longestDelays.attachVisibilityMs }),
    slow('a search that lags', 'FilesByName', { searchLagMs: longestDelays.searchLagMs }),
    slow('names checked late, a search that lags', 'FilesByName', {
      ...{ searchLagMs: longestDelays.searchLagMs, namesCheckedLate: true },
    }),
  ]
}

function spoilt(group: string, effect: FaultEffect, expectation: Expectation, speed?: number): Experiment {
  return {
    // What is waited for longest has a faster clock and so a run of its own.
    ...{ group, kind: 'media', ...(!speed && { inStorm: true as const }) },
    name: group,
    run: (lab) =>
      withCase(
        lab,
        async (stage) => {
          spoil(stage, victim, effect)
          stage.startWorker()
          await stage.finished()
        },
        { ...expectation, products: [victim], unusedFiles: true },
        speed ? { speed } : {},
      ),
  }
}

/** The platform's delays at their longest, with a lost answer on top where one has to be looked for. */
function slow(group: string, kind: string, behaviour: Partial<Behaviour>): Experiment {
  return {
    ...{ group, kind, inStorm: true },
    name: group,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const { world } = onShopify(stage).sandbox
        Object.assign(world.behaviour, behaviour)
        if (kind === 'FilesByName') {
          world.faults.add({ place: 'graphql', name: 'FilesCreate', effect: { kind: 'drop-after' } })
        }
        stage.startWorker()
        await stage.finished()
      }),
  }
}

/** Spoils the main picture of a product. Names end in a hash, so that its file is known only when it is created. */
export function spoil(stage: Case, title: string, effect: FaultEffect): void {
  const { faults } = onShopify(stage).sandbox.world
  const prefix = `mug-no-${10 + Number(title.split(' ').at(-1))}-`
  const take = faults.take.bind(faults)
  faults.take = (place, names) =>
    place === 'media' && names.some((name) => name.startsWith(prefix)) ? effect : take(place, names)
}
