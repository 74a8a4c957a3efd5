import { allExperiments } from './experiments/index.ts'
import type { Experiment } from './experiments/experiment.ts'
import { runUndisturbed } from './experiments/undisturbed.ts'
import { openScene } from './scene/open-scene.ts'
import { runExperiments, type Outcome } from './run-experiments.ts'
import { onePerGroup, shuffled } from './choose.ts'
import { seededRandom } from './seeded-random.ts'

export interface ChaosOptions {
  /** Empty folder for the run; logs of cases that failed stay there. */
  readonly directory: string
  /** Decides what chance decides, here and in the processes under test. */
  readonly seed: number
  /** Every kind of disturbance once instead of all of them. */
  readonly short: boolean
  /** Only experiments whose name contains this. */
  readonly only?: string
  /** Cases at once. */
  readonly parallel: number
  readonly tell?: (outcome: Outcome) => void
  readonly say?: (line: string) => void
}

/** Runs an export undisturbed, then again and again with one thing going wrong each time. */
export async function runChaos(options: ChaosOptions): Promise<Outcome[]> {
  const { directory, seed, parallel, tell = () => undefined, say = () => undefined } = options
  const scene = await openScene(directory, seed)
  try {
    const reference = await runUndisturbed(scene)
    const experiments = choose(allExperiments(reference), options)
    say(
      `${reference.requests.length} requests, ${reference.commits} commits, ${experiments.length} experiments, seed ${seed}`,
    )
    return await runExperiments({ scene, reference }, experiments, parallel, tell)
  } finally {
    await scene.close()
  }
}

function choose(experiments: readonly Experiment[], { seed, short, only }: ChaosOptions): Experiment[] {
  const random = seededRandom(seed)
  const asked = experiments.filter(({ name }) => !only || name.includes(only))
  return short ? onePerGroup(asked, random) : shuffled(asked, random)
}
