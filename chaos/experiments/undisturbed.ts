import { judge } from '../judge/judge.ts'
import { survived } from '../judge/verdict.ts'
import type { Scene } from '../scene/open-scene.ts'
import { openCase } from '../stage/open-case.ts'
import { countingGate } from '../stage/passing-requests.ts'
import type { Reference } from './experiment.ts'

/** Lets the export run in peace and learns what there is to disturb. Throws where even that goes wrong. */
export async function runUndisturbed(scene: Scene): Promise<Reference> {
  const stage = await openCase(scene)
  const requests: string[] = []
  const commitPlaces: string[] = []
  let over = false
  try {
    const { standIn } = stage
    standIn.setGate(countingGate(standIn, { before: (kind) => void requests.push(kind) }))
    stage.proxy.gate = {
      before: () => void (over || commitPlaces.push(requests.at(-1) ?? 'start')),
      // The world stands still meanwhile, so the commit that ends the run is known.
      after: async () => void (over ||= (await stage.database.runState()) === 'finished'),
    }
    stage.startWorker()
    await stage.finished()
    const view = standIn.look()
    const { products } = view
    const verdict = judge(view, products, await stage.database.ledger())
    const items = await stage.database.items()
    if (!survived(verdict) || items.some(({ state }) => state !== 'done')) {
      throw new Error(`the undisturbed run is not clean: ${JSON.stringify({ ...verdict, items })}`)
    }
    return { requests, commits: commitPlaces.length, commitPlaces, products }
  } finally {
    await stage.close({ keep: false })
  }
}
