import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aPicture } from '../../support/a-picture.ts'
import { aPopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let importAsset: typeof import('../../../app/services/import-asset.server.ts').importAsset
let deleteAssets: typeof import('../../../app/services/delete-asset.server.ts').deleteAssets
let openAssetView: typeof import('../../../app/services/asset-previews.server.ts').openAssetView
let workspaceId: string

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ importAsset } = await import('../../../app/services/import-asset.server.ts'))
  ;({ deleteAssets } = await import('../../../app/services/delete-asset.server.ts'))
  ;({ openAssetView } = await import('../../../app/services/asset-previews.server.ts'))
})

afterAll(() => environment.close())

beforeEach(async () => {
  ;({ id: workspaceId } = await db.workspace.create({ data: { name: 'w' } }))
})

async function anAsset(seed: number): Promise<string> {
  const body = Readable.from([await aPicture({ seed })])
  const result = await importAsset({ workspaceId, body, fileName: 'mug.jpg', source: 'upload' })
  if (!result.ok) throw new Error(result.issue.code)
  return result.value.assetId
}

async function filesOf(workspace: string): Promise<string[]> {
  const entries = await readdir(environment.storageDir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile() && entry.parentPath.includes(workspace)).map((entry) => entry.name)
}

describe('deleting assets', () => {
  it('removes the rows and every file, previews too', async () => {
    const assetId = await anAsset(11)
    const view = await openAssetView({ workspaceId, assetId, variant: 'thumbnail' })
    view?.stream.destroy()
    expect(await filesOf(workspaceId)).toHaveLength(2)
    expect(await deleteAssets(workspaceId, [assetId])).toBe(1)
    expect(await filesOf(workspaceId)).toEqual([])
    expect(await db.asset.count({ where: { workspaceId } })).toBe(0)
  })

  it('twice is done, and ids that are no ids are nothing', async () => {
    const assetId = await anAsset(12)
    await deleteAssets(workspaceId, [assetId])
    expect(await deleteAssets(workspaceId, [assetId, 'nonsense', '../..'])).toBe(0)
  })

  it('leaves those of another workspace alone', async () => {
    const assetId = await anAsset(13)
    const other = await db.workspace.create({ data: { name: 'other' } })
    expect(await deleteAssets(other.id, [assetId])).toBe(0)
    expect(await db.asset.count({ where: { id: assetId } })).toBe(1)
    expect(await filesOf(workspaceId)).toHaveLength(1)
  })

  it('and importing the same bytes at once ends with a row and its file, or with neither', async () => {
    const bytes = await aPicture({ seed: 14 })
    const bring = () => importAsset({ workspaceId, body: Readable.from([bytes]), fileName: 'a.jpg', source: 'upload' })
    for (let round = 0; round < 5; round += 1) {
      const first = await bring()
      const assetId = first.ok ? first.value.assetId : ''
      await Promise.all([deleteAssets(workspaceId, [assetId]), bring()])
      const rows = await db.asset.count({ where: { workspaceId } })
      expect(await filesOf(workspaceId)).toHaveLength(rows)
    }
  })

  it('is refused while an export under way needs one of them', async () => {
    const shop = await aPopulatedWorkspace({ shop: 'busy.myshopify.com' })
    const asset = await db.asset.findFirstOrThrow({ where: { workspaceId: shop.workspaceId } })
    await db.exportPlanItem.updateMany({
      where: { workspaceId: shop.workspaceId },
      data: { change: { media: [{ assetId: asset.id, renditionKey: 'r' }], variants: [], order: null } },
    })
    await expect(deleteAssets(shop.workspaceId, [asset.id])).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.asset.count({ where: { id: asset.id } })).toBe(1)
    await db.exportItem.updateMany({ where: { workspaceId: shop.workspaceId }, data: { state: 'done' } })
    expect(await deleteAssets(shop.workspaceId, [asset.id])).toBe(1)
  })
})
