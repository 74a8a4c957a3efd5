import type { FaultEffect } from '../../sandbox/shopify/control/faults.ts'
import type { Behaviour } from '../../sandbox/shopify/state/behaviour.ts'
import type { Experiment } from './experiment.ts'
import { withCase, type Expectation } from './with-case.ts'

/** The main picture of one product. */
const picture = { prefix: 'mug-no-14-', product: 'Mug 4' }

/** Pictures that the platform takes and then cannot use, or not yet. */
export function mediaExperiments(): Experiment[] {
  return [
    spoilt(
      'media FAILED asynchronously',
      { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' },
      {
        items: { [picture.product]: { state: 'failed', code: 'shopify:IMAGE_PROCESSING_FAILURE' } },
      },
    ),
    spoilt(
      'media stuck in PROCESSING',
      { kind: 'media-stuck' },
      { items: { [picture.product]: { state: 'failed', code: 'timeout' } }, unusedFiles: true },
      // Waited for three minutes of the platform's time.
      40,
    ),
    slow('MUST_BE_FOR_THIS_PRODUCT', 'VariantsSetMedia', { attachVisibilityMs: 3_000 }),
    slow('a search that lags', 'FilesByName', { searchLagMs: 20_000 }),
  ]
}

function spoilt(group: string, effect: FaultEffect, expectation: Expectation, speed?: number): Experiment {
  return {
    ...{ group, kind: 'media' },
    name: group,
    run: (lab) =>
      withCase(
        lab,
        async (stage) => {
          const { faults } = stage.sandbox.world
          // Their names end in a hash, so the file is known when it is created.
          const take = faults.take.bind(faults)
          faults.take = (place, names) =>
            place === 'media' && names.some((name) => name.startsWith(picture.prefix)) ? effect : take(place, names)
          stage.startWorker()
          await stage.finished()
        },
        { ...expectation, products: [picture.product], unusedFiles: true },
        speed ? { speed } : {},
      ),
  }
}

/** The platform's delays at their longest, with a lost answer on top where one has to be looked for. */
function slow(group: string, kind: string, behaviour: Partial<Behaviour>): Experiment {
  return {
    ...{ group, kind },
    name: group,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const { world } = stage.sandbox
        Object.assign(world.behaviour, behaviour)
        if (kind === 'FilesByName') {
          world.faults.add({ place: 'graphql', name: 'FilesCreate', effect: { kind: 'drop-after' } })
        }
        stage.startWorker()
        await stage.finished()
      }),
  }
}
