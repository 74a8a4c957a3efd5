import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { anExportScene, type ExportScene } from './export-scene.ts'

// Products are read from the stand-in over HTTP: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let scene: ExportScene
let queries: typeof import('../../../app/queries/plan-page.server.ts') &
  typeof import('../../../app/queries/draft.server.ts') &
  typeof import('../../../app/queries/draft-destinations.server.ts')
let draftId: string
let planId: string

beforeAll(async () => {
  scene = await anExportScene({ products: 2 })
  queries = {
    ...(await import('../../../app/queries/plan-page.server.ts')),
    ...(await import('../../../app/queries/draft.server.ts')),
    ...(await import('../../../app/queries/draft-destinations.server.ts')),
  }
})

afterAll(() => scene.close())

beforeEach(async () => {
  draftId = await scene.draft([{ assetId: await scene.picture(1) }])
  planId = await scene.plan(draftId)
})

async function isOutdated(): Promise<boolean | undefined> {
  const { workspaceId } = scene
  const draft = await queries.getDraft(workspaceId, draftId)
  const [destination] = await queries.draftDestinations({ workspaceId, draftId })
  const { plan } = await queries.channelPlan({ workspaceId, draft, destination: destination!, page: 1 })
  return plan?.outdated
}

const mappings = () => scene.db.mapping.findMany({ where: { workspaceId: scene.workspaceId } })

it('is up to date as long as the mapping is as it was', async () => {
  expect(await isOutdated()).toBe(false)
})

it('is outdated once a product lost its last picture, of which nothing is left to see, and cannot be started', async () => {
  const [first] = await mappings()
  await scene.db.mapping.delete({ where: { id: first!.id } })
  expect(await isOutdated()).toBe(true)
  await expect(scene.start(planId)).rejects.toMatchObject({ code: 'plan_outdated' })
})

it('is outdated once a picture is taken away and another one mapped in its place', async () => {
  const [first] = await mappings()
  const { id, ...rest } = first!
  await scene.db.mapping.delete({ where: { id } })
  await scene.db.mapping.create({ data: { ...rest, role: 'detail', updatedAt: undefined } })
  expect(await isOutdated()).toBe(true)
  await expect(scene.start(planId)).rejects.toMatchObject({ code: 'plan_outdated' })
})

it('is outdated once a mapping changed', async () => {
  const [first] = await mappings()
  await scene.db.mapping.update({ where: { id: first!.id }, data: { altText: 'Another text' } })
  expect(await isOutdated()).toBe(true)
})
