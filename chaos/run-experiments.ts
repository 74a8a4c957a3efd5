import type { Experiment, Lab } from './experiments/experiment.ts'
import { NeverReached } from './experiments/reached-or-over.ts'
import type { Verdict } from './judge/verdict.ts'

export interface Outcome {
  readonly experiment: Experiment
  readonly verdict: Verdict
  readonly seconds: number
}

/** A point that one run happened not to pass (one poll less) is on the next one's way. */
const attempts = 3

export interface RunOptions {
  /** Cases at once. */
  readonly parallel: number
  /** Tells each outcome as it comes. */
  readonly tell: (outcome: Outcome) => void
  /** Nothing new is begun once it is aborted. */
  readonly stopped?: AbortSignal
}

/** Runs all, those that need the machine alone at the end. */
export async function runExperiments(
  lab: Lab,
  experiments: readonly Experiment[],
  { parallel, tell, stopped }: RunOptions,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const runAll = async (queue: Experiment[], workers: number) => {
    const work = async () => {
      for (let experiment = queue.shift(); experiment && !stopped?.aborted; experiment = queue.shift()) {
        const outcome = await runOne(lab, experiment)
        outcomes.push(outcome)
        tell(outcome)
      }
    }
    await Promise.all(Array.from({ length: workers }, work))
  }
  await runAll(
    experiments.filter(({ alone }) => !alone),
    parallel,
  )
  await runAll(
    experiments.filter(({ alone }) => alone),
    1,
  )
  return outcomes
}

async function runOne(lab: Lab, experiment: Experiment): Promise<Outcome> {
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 100) / 10
  for (let attempt = 1; ; attempt += 1) {
    const verdict = await experiment.run(lab)
    const wasMissed = verdict.problems[0] === new NeverReached().message
    if (!wasMissed || attempt === attempts) return { experiment, verdict, seconds: seconds() }
  }
}
