import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MappingChange } from '../../../app/core/mapping/change-mapping.ts'
import { heldUp } from '../../support/held-up.ts'
import { aMappingScene, type MappingScene } from './mapping-scene.ts'

let scene: MappingScene
let services: Awaited<ReturnType<typeof loadServices>>
let place: { workspaceId: string; draftId: string }
let productId: string
let assetIds: string[]

async function loadServices() {
  return {
    ...(await import('../../../app/services/propose-mappings.server.ts')),
    ...(await import('../../../app/services/change-mapping.server.ts')),
    ...(await import('../../../app/services/accept-proposals.server.ts')),
    ...(await import('../../../app/services/delete-asset.server.ts')),
  }
}

beforeAll(async () => {
  scene = await aMappingScene()
  services = await loadServices()
})

afterAll(() => scene.close())

beforeEach(async () => {
  const { workspaceId, connectionId } = await scene.aWorkspace(randomUUID())
  productId = await scene.aTee(workspaceId)
  place = { workspaceId, draftId: await scene.aDraft(workspaceId, connectionId, [productId]) }
  assetIds = []
  for (const colour of ['red', 'blue']) assetIds.push(await scene.anAsset(workspaceId, `ht01-${colour}_main.jpg`))
})

const entries = () => scene.db.mapping.findMany({ where: { productId }, orderBy: { position: 'asc' } })

const holding = (id: string, writers: readonly (() => Promise<unknown>)[]) =>
  heldUp(scene.db, (tx) => tx.$executeRaw`SELECT 1 FROM "Mapping" WHERE "id" = ${id}::uuid FOR UPDATE`, writers)

async function twoSuggestions() {
  const { workspaceId } = place
  const ids: string[] = []
  for (const [position, assetId] of assetIds.entries()) {
    const entry = { role: 'angle', position, target: 'product', origin: 'proposal' } as const
    const data = { workspaceId, productId, assetId, ...entry, accepted: false, confidence: 1, reason: 'sku' }
    ids.push((await scene.db.mapping.create({ data })).id)
  }
  const [first = '', second = ''] = ids
  return { first, second }
}

function takeOne(wanted: string, unwanted: string) {
  const changes: MappingChange[] = [
    { type: 'remove', entryId: unwanted },
    { type: 'accept', entryIds: [wanted] },
  ]
  return services.changeProductMappings({ ...place, productId, changes: changes.map((change) => () => change) })
}

describe('the pictures of a product', () => {
  it('are suggested while the merchant turns one of the suggestions down', async () => {
    await services.proposeMappings(place)
    const [suggestion] = await entries()
    const change = { type: 'remove', entryId: suggestion!.id } as const
    await holding(suggestion!.id, [
      () => services.proposeMappings(place),
      () => services.changeProductMapping({ ...place, productId, change }),
    ])
    expect(await entries()).toHaveLength(2)
  })

  it('are accepted all together while one is turned down and another accepted', async () => {
    const { first, second } = await twoSuggestions()
    await holding(first, [() => services.acceptProposals({ ...place, minConfidence: 0 }), () => takeOne(first, second)])
    expect(await entries()).toMatchObject([{ id: first, accepted: true }])
  })

  it('are suggested while one of them is deleted from the library', async () => {
    await services.proposeMappings(place)
    const [suggestion] = await entries()
    await holding(suggestion!.id, [
      () => services.proposeMappings(place),
      () => services.deleteAssets(place.workspaceId, [suggestion!.assetId]),
    ])
    expect((await entries()).map(({ assetId }) => assetId)).toEqual(assetIds.filter((id) => id !== suggestion!.assetId))
  })

  it.each(['first', 'second'] as const)(
    'are chosen while they are deleted from the library: the %s',
    async (chosen) => {
      const ids = await twoSuggestions()
      const other = ids[chosen === 'first' ? 'second' : 'first']
      await holding(ids[chosen], [
        () => services.deleteAssets(place.workspaceId, assetIds),
        () => takeOne(ids[chosen], other),
      ])
      expect(await entries()).toEqual([])
    },
  )
})
