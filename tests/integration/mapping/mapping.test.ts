import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MappingChange } from '../../../app/core/mapping/change-mapping.ts'
import { aMappingScene, type MappingScene, red } from './mapping-scene.ts'

let scene: MappingScene
let services: {
  propose: typeof import('../../../app/services/propose-mappings.server.ts').proposeMappings
  change: typeof import('../../../app/services/change-mapping.server.ts').changeProductMapping
  accept: typeof import('../../../app/services/accept-proposals.server.ts').acceptProposals
}
let workspaceId: string
let productId: string
let draftId: string

beforeAll(async () => {
  scene = await aMappingScene()
  services = {
    propose: (await import('../../../app/services/propose-mappings.server.ts')).proposeMappings,
    change: (await import('../../../app/services/change-mapping.server.ts')).changeProductMapping,
    accept: (await import('../../../app/services/accept-proposals.server.ts')).acceptProposals,
  }
})

afterAll(() => scene.close())

beforeEach(async () => {
  const workspace = await scene.aWorkspace(randomUUID())
  workspaceId = workspace.workspaceId
  productId = await scene.aTee(workspaceId)
  draftId = await scene.aDraft(workspaceId, workspace.connectionId, [productId])
})

const entries = () => scene.db.mapping.findMany({ where: { productId }, orderBy: { position: 'asc' } })
const change = (wanted: MappingChange) => services.change({ workspaceId, productId, draftId, change: wanted })
const assign = (assetId: string, more: Partial<Extract<MappingChange, { type: 'assign' }>> = {}) =>
  change({ type: 'assign', entryId: randomUUID(), assetId, target: red, role: 'hero', ...more })

describe('suggestions', () => {
  test('are made for the draft, with confidence and reason, and wait for the merchant', async () => {
    await scene.anAsset(workspaceId, 'ht01-red_main.jpg')
    await scene.anAsset(workspaceId, 'ht01-red_back.jpg')
    expect(await services.propose({ workspaceId, draftId })).toEqual({ proposed: 2 })
    expect(await entries()).toMatchObject([
      { target: 'option', optionValue: 'Red', role: 'hero', origin: 'proposal', accepted: false },
      { target: 'option', optionValue: 'Red', role: 'angle', accepted: false },
    ])
  })

  test('made again leave alone what was chosen, accepted or turned down', async () => {
    const chosen = await scene.anAsset(workspaceId, 'ht01-red_main.jpg')
    await scene.anAsset(workspaceId, 'ht01-blue_main.jpg')
    await scene.anAsset(workspaceId, 'ht01-gray_main.jpg')
    await assign(chosen, { target: { kind: 'product' }, role: 'lifestyle' })
    await services.propose({ workspaceId, draftId })
    const [blue, gray] = (await entries()).filter(({ accepted }) => !accepted)
    await change({ type: 'accept', entryIds: [blue!.id] })
    await change({ type: 'remove', entryId: gray!.id })
    expect(await services.propose({ workspaceId, draftId })).toEqual({ proposed: 0 })
    expect(await entries()).toMatchObject([
      { assetId: chosen, target: 'product', role: 'lifestyle', origin: 'manual' },
      { optionValue: 'Blue', accepted: true, origin: 'proposal' },
    ])
  })

  test('accepted together do not displace a main picture that the merchant chose', async () => {
    await scene.anAsset(workspaceId, 'ht01-red_main.jpg')
    await services.propose({ workspaceId, draftId })
    const mine = await scene.anAsset(workspaceId, 'studio-41.jpg')
    await assign(mine)
    expect(await services.accept({ workspaceId, draftId, minConfidence: 0.8 })).toEqual({ accepted: 1 })
    const heroes = (await entries()).filter(({ role }) => role === 'hero')
    expect(heroes).toMatchObject([{ assetId: mine }])
  })

  test('below the asked confidence stay suggestions', async () => {
    await scene.anAsset(workspaceId, 'ht01-black_main.jpg')
    await services.propose({ workspaceId, draftId })
    expect(await services.accept({ workspaceId, draftId, minConfidence: 0.8 })).toEqual({ accepted: 0 })
  })
})

describe('changes', () => {
  test('sent twice have one effect', async () => {
    const assetId = await scene.anAsset(workspaceId, 'a.jpg')
    const wanted = { type: 'assign', entryId: randomUUID(), assetId, target: red, role: 'hero' } as const
    await change(wanted)
    expect(await change(wanted)).toHaveLength(1)
    expect(await entries()).toHaveLength(1)
  })

  test('at the same moment all count, and positions stay without gaps', async () => {
    const assets = await Promise.all([1, 2, 3, 4].map((number) => scene.anAsset(workspaceId, `${number}.jpg`)))
    await Promise.all(assets.map((assetId) => assign(assetId, { role: 'angle' })))
    expect((await entries()).map(({ position }) => position)).toEqual([0, 1, 2, 3])
  })

  test('order the gallery', async () => {
    const assets = [await scene.anAsset(workspaceId, '1.jpg'), await scene.anAsset(workspaceId, '2.jpg')]
    for (const assetId of assets) await assign(assetId, { role: 'angle' })
    const [first, second] = await entries()
    await change({ type: 'reorder', entryId: second!.id, beforeId: first!.id })
    expect((await entries()).map(({ assetId }) => assetId)).toEqual(assets.toReversed())
  })

  test.each([
    [
      'a picture of another workspace',
      'not_found',
      async () => {
        const other = await scene.aWorkspace(randomUUID())
        return assign(await scene.anAsset(other.workspaceId, 'theirs.jpg'))
      },
    ],
    [
      'a value that is not on sale',
      'invalid_input',
      async () => assign(await scene.anAsset(workspaceId, 'a.jpg'), { target: { ...red, optionValue: 'Black' } }),
    ],
    [
      'a picture as video',
      'invalid_input',
      async () => assign(await scene.anAsset(workspaceId, 'a.jpg'), { role: 'video' }),
    ],
    [
      'a product of another workspace',
      'not_found',
      async () => {
        const other = await scene.aWorkspace(randomUUID())
        const theirs = await scene.aTee(other.workspaceId)
        const wanted = { type: 'remove', entryId: randomUUID() } as const
        return services.change({ workspaceId, productId: theirs, draftId, change: wanted })
      },
    ],
  ])('refuse %s', async (_, code, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code })
    expect(await entries()).toEqual([])
  })
})
