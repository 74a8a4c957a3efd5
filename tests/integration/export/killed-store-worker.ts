import { expect, vi } from 'vitest'
import { startWorkerProcess } from '../../support/worker-process.ts'
import type { StoreScene } from './store-scene.ts'

export interface Moment {
  /** `before`: the request arrived and nothing happened; `after`: it took effect, and nobody heard its answer. */
  readonly moment: 'before' | 'after'
  readonly name: string
  /** Which of these requests it is. Default: the first. */
  readonly from?: number
  /** What shoppers cannot see leaves a product in another way. Default: they can. */
  readonly status?: 'publish' | 'draft'
}

/** Kills the worker of an export at this moment and starts another, which must end the run as if nothing had happened. */
export async function killAt(scene: StoreScene, { moment, name, from, status = 'publish' }: Moment): Promise<void> {
  const before = await scene.shown()
  const created = scene.created().length
  const seed = created + 1
  const [hero, red, view] = [await scene.picture(seed), await scene.picture(seed + 1), await scene.picture(seed + 2)]
  const pictures = [
    { assetId: hero, role: 'hero' },
    { assetId: red, colour: 'Red' },
    { assetId: view, colour: 'Red' },
  ]
  for (const product of scene.sandbox.sites.store!.site.data.products.values()) product.status = status
  const planId = await scene.plan(await scene.draft(pictures))
  const { faults } = scene.sandbox.world
  const delayMs = 3_600_000
  const effect = { kind: moment === 'before' ? 'delay' : 'slow-body', delayMs } as const
  const fault = faults.add({ place: 'rest', name, from, effect })
  const victim = await startWorkerProcess('http://127.0.0.1:1')
  const runId = await scene.start(planId)
  await vi.waitFor(() => expect(fault.struck).toBe(1), { timeout: 20_000, interval: 20 })
  await victim.kill()
  faults.clear()

  const successor = await startWorkerProcess('http://127.0.0.1:1')
  await scene.finished(runId)
  await successor.kill()
  expect(await scene.states(runId)).toEqual(before.map(() => ['done', null]))
  expect(scene.created()).toHaveLength(created + pictures.length)
  const ledger = await scene.db.remoteFile.findMany({ where: { assetId: { in: [hero, red, view] } } })
  const newest = scene.created().slice(-pictures.length)
  expect(ledger.map(({ remoteId }) => remoteId).sort()).toEqual(newest.map(({ id }) => String(id)).sort())
  expect(await scene.db.step.count({ where: { runId, finishedAt: null } })).toBe(0)
  const idOf = (wanted: string) => ledger.find(({ assetId }) => assetId === wanted)?.remoteId
  for (const [index, { media, variants }] of (await scene.shown()).entries()) {
    const theirs = before[index]!.media.map(({ id }) => id)
    expect(media.map(({ id }) => id)).toEqual([idOf(hero), ...theirs])
    expect([variants[0]?.mediaId, variants[0]?.galleryIds.at(-1)]).toEqual([idOf(red), idOf(view)])
  }
}
