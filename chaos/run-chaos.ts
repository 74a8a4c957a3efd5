import { chooseExperiments, type Choice } from './choose.ts'
import { runUndisturbed } from './experiments/undisturbed.ts'
import { platforms } from './platforms/platforms.ts'
import { wooCommerceByKeysPlatform } from './platforms/woocommerce.ts'
import { openScene } from './scene/open-scene.ts'
import { runExperiments, type Outcome } from './run-experiments.ts'

export interface ChaosOptions extends Choice {
  /** Empty folder for the run; logs of cases that failed stay there. */
  readonly directory: string
  /** To a store that gives keys alone and fetches pictures itself. Default: it takes uploads. */
  readonly keys?: boolean
  /** Cases at once. */
  readonly parallel: number
  readonly tell?: (outcome: Outcome) => void
  /** Ends the run early, with what was found so far. */
  readonly stopped?: AbortSignal
  readonly say?: (line: string) => void
}

/** Runs an export undisturbed, then again and again with one thing going wrong each time. */
export async function runChaos(options: ChaosOptions): Promise<Outcome[]> {
  const {
    channel,
    keys = false,
    directory,
    seed,
    parallel,
    tell = () => undefined,
    stopped,
    say = () => undefined,
  } = options
  const platform = keys ? wooCommerceByKeysPlatform : platforms[channel]
  const scene = await openScene(platform, directory, seed)
  try {
    const reference = await runUndisturbed(scene)
    const others = await Promise.all(platform.otherWays.map((way) => runUndisturbed(scene, way, reference.products)))
    for (const { way, requests, commits } of [reference, ...others]) {
      say(`${way.name}: ${requests.length} requests, ${commits.length} commits`)
    }
    const experiments = chooseExperiments([reference, ...others], options)
    say(`${experiments.length} experiments, seed ${seed}`)
    return await runExperiments({ scene, reference }, experiments, { parallel, tell, stopped })
  } finally {
    await scene.close()
  }
}
