import type { Experiment } from './experiments/experiment.ts'
import { pickOne } from './seeded-random.ts'

/** Every group once, at a point that chance picks: the short form. */
export function onePerGroup(experiments: readonly Experiment[], random: () => number): Experiment[] {
  return [...Map.groupBy(experiments, ({ group }) => group).values()].map((group) => pickOne(group, random))
}

/** Shuffled, so that a full run that is stopped early has seen something of everything. */
export function shuffled(experiments: readonly Experiment[], random: () => number): Experiment[] {
  return experiments
    .map((experiment) => ({ experiment, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ experiment }) => experiment)
}
