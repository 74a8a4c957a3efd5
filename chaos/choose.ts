import type { Experiment, Reference } from './experiments/experiment.ts'
import { allExperiments } from './experiments/index.ts'
import { faultStorms, isPlatformFault } from './experiments/platform-faults.ts'
import { pickOne, seededRandom, shuffled } from './seeded-random.ts'

export interface Choice {
  readonly seed: number
  /** Every kind of disturbance once, at a point that chance picks, instead of all points. */
  readonly short: boolean
  /** Only experiments whose name contains this. */
  readonly only?: string
}

/** What to do to the run. The full form is shuffled, so that one that is stopped early has seen something of everything. */
export function chooseExperiments(reference: Reference, { seed, short, only }: Choice): Experiment[] {
  const asked = allExperiments(reference).filter(({ name }) => !only || name.includes(only))
  if (!short) return shuffled(asked, seededRandom(seed))
  const groups = Map.groupBy(
    asked.filter((experiment) => only || !isPlatformFault(experiment)),
    ({ group }) => group,
  )
  // A sequence for each, so that one point more or less in a group changes no other.
  const picked = [...groups.values()].map((group, index) => pickOne(group, seededRandom(seed + index)))
  return only ? picked : [...picked, ...faultStorms(reference, seededRandom(seed))]
}
