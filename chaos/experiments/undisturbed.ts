import { judge } from '../judge/judge.ts'
import type { ProductView } from '../judge/platform-view.ts'
import { survived } from '../judge/verdict.ts'
import type { Way } from '../platforms/stand-in.ts'
import type { Scene } from '../scene/open-scene.ts'
import { openCase } from '../stage/open-case.ts'
import { countingGate } from '../stage/passing-requests.ts'
import type { CommitPlace, Reference } from './experiment.ts'

const usualWay: Way = { name: 'usual', settings: {} }

/**
 * Lets the export run in peace and learns what there is to disturb. Throws where even that goes wrong, or where another way than the
 * usual one ends otherwise than `wanted`.
 */
export async function runUndisturbed(
  scene: Scene,
  way = usualWay,
  wanted?: readonly ProductView[],
): Promise<Reference> {
  const stage = await openCase(scene, { settings: way.settings })
  const requests: string[] = []
  const commits: CommitPlace[] = []
  let [over, clean] = [false, false]
  try {
    const { standIn } = stage
    standIn.setGate(countingGate(standIn, { before: (kind) => void requests.push(kind) }))
    stage.proxy.gate = {
      before: () => void (over || commits.push({ requests: requests.length, kind: requests.at(-1) ?? 'start' })),
      // The world stands still meanwhile, so the commit that ends the run is known.
      after: async () => void (over ||= (await stage.database.runState()) === 'finished'),
    }
    stage.startWorker()
    await stage.finished()
    const view = standIn.look()
    const { products } = view
    const verdict = judge(view, wanted ?? products, await stage.database.ledger())
    const items = await stage.database.items()
    if (!survived(verdict) || items.some(({ state }) => state !== 'done')) {
      throw new Error(`the undisturbed run (${way.name}) is not clean: ${JSON.stringify({ ...verdict, items })}`)
    }
    clean = true
    return { way, requests, commits, products }
  } finally {
    await stage.close({ keep: !clean })
  }
}
