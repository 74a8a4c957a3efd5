import type { Experiment, Reference } from './experiments/experiment.ts'
import { allExperiments, stormsOf } from './experiments/index.ts'
import type { ChannelName } from './platforms/stand-in.ts'
import { pickOne, rankOf, shuffled } from './seeded-random.ts'

export interface Choice {
  readonly channel: ChannelName
  readonly seed: number
  /** Every kind of disturbance once, at a point that chance picks, instead of all points. */
  readonly short: boolean
  /** Only experiments whose name contains this. */
  readonly only?: string
}

/**
 * What to do to the run. The full form is shuffled, so that one that is stopped early has seen something of everything.
 * `references`: of every way, the usual one first.
 */
export function chooseExperiments(
  references: readonly [Reference, ...Reference[]],
  { channel, seed, short, only }: Choice,
): Experiment[] {
  const [usual] = references
  const rank = ({ name }: Experiment) => rankOf(seed, name)
  const all = references.flatMap((reference) => allExperiments(channel, reference))
  const asked = all.filter(({ name }) => !only || name.includes(only))
  if (!short) return shuffled(asked, rank)
  const alone = asked.filter(({ inStorm }) => only || !inStorm)
  const picked = [...Map.groupBy(alone, ({ group }) => group).values()].map((group) => pickOne(group, rank))
  return only ? picked : [...picked, ...stormsOf[channel](usual, seed)]
}
