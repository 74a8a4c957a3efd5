import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { aPicture } from '../../support/a-picture.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

const uploadMaxBytes = 300_000

let scene: StoreScene
let worker: Worker
let seed = 500

async function choose(imageFormat: 'jpeg' | 'webp'): Promise<void> {
  const { updateConnectionSettings } = await import('../../../app/services/update-connection-settings.server.ts')
  const { workspaceId, connectionId } = scene
  await updateConnectionSettings({ workspaceId, connectionId, settings: { imageFormat } })
}

/** The file that a store keeps of a large picture with a name of the world. */
async function exported() {
  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  seed += 1
  const body = Readable.from([await aPicture({ seed, widthPx: 3200, heightPx: 2400, format: 'png' })])
  const { workspaceId } = scene
  const result = await importAsset({ workspaceId, body, fileName: `Tasse à café № ${seed} 杯子.png`, source: 'upload' })
  if (!result.ok) throw new Error(result.issue.code)
  const draftId = await scene.draft([{ assetId: result.value.assetId }])
  await scene.db.exportDraft.update({ where: { id: draftId }, data: { options: { images: { longestSidePx: 4000 } } } })
  const runId = await scene.carryOut(await scene.plan(draftId))
  expect(await scene.states(runId)).toEqual([['done', null]])
  return scene.created().at(-1)!
}

beforeAll(async () => {
  scene = await aStoreScene({ access: 'application_password', products: 1, settings: { uploadMaxBytes } })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

describe('a picture as a store gets it', () => {
  it.each([
    ['jpeg', 'image/jpeg', 'jpg'],
    ['webp', 'image/webp', 'webp'],
  ] as const)(
    'is %s where the store’s page says so, in its limits, with a plain name',
    async (format, mimeType, extension) => {
      await choose(format)
      const file = await exported()
      expect(file).toMatchObject({ mimeType, originalImage: null })
      // Beyond 2560 px WordPress would make a `-scaled` copy.
      expect(Math.max(file.widthPx, file.heightPx)).toBe(2560)
      expect(file.bytes).toBeLessThanOrEqual(uploadMaxBytes)
      expect(file.file).toMatch(new RegExp(`/tasse-a-cafe-[a-z0-9-]+\\.${extension}$`))
    },
  )
})
