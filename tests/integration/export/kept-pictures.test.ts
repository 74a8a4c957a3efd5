import { readdir } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { aMug } from '../../support/an-amazon-seller.ts'
import { anAmazonScene, type AmazonScene } from './amazon-scene.ts'

const dayMs = 24 * 60 * 60 * 1000
const sku = 'MUG'

let scene: AmazonScene

beforeAll(async () => {
  scene = await anAmazonScene([aMug(sku)])
})

afterEach(() => vi.restoreAllMocks())

afterAll(() => scene.close())

async function files(): Promise<string[]> {
  const entries = await readdir(scene.environment.storageDir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

/** Exports a picture; answers its asset and the address that Amazon has of it. */
async function exported(seed: number): Promise<{ assetId: string; url: string }> {
  const assetId = await scene.asset(seed)
  const runId = await scene.carryOut(await scene.plan([sku], [{ assetId, role: 'hero' }], 'mirror'))
  expect(await scene.ends(runId)).toEqual({ [sku]: 'done' })
  const [main = ''] = await scene.shown(sku)
  return { assetId, url: main.replace('MAIN ', '') }
}

async function deleteAsset(assetId: string): Promise<void> {
  const { deleteAssets } = await import('../../../app/services/delete-asset.server.ts')
  expect(await deleteAssets(scene.workspaceId, [assetId])).toBe(1)
}

/** The daily round, so many days from now. */
async function upkeepIn(days: number): Promise<void> {
  const { systemClock } = await import('../../../app/lib/clock.ts')
  const { discardKeptPictures } = await import('../../../app/pipeline/upkeep/discard-kept-pictures.server.ts')
  const at = Date.now() + days * dayMs
  vi.spyOn(systemClock, 'now').mockImplementation(() => at)
  await discardKeptPictures()
}

const statusOf = async (url: string, method = 'GET') => (await fetch(url, { method })).status

it('an exported picture stays at its address for 30 days after its asset was deleted, and is gone then', async () => {
  const { assetId, url } = await exported(1)
  const before = Buffer.from(await (await fetch(url)).arrayBuffer())
  await deleteAsset(assetId)
  expect(await files()).toHaveLength(1)
  await upkeepIn(29.9)
  expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(before)).toBe(true)
  expect(await statusOf(url, 'HEAD')).toBe(200)
  await upkeepIn(30.1)
  expect(await statusOf(url)).toBe(404)
  expect(await statusOf(url, 'HEAD')).toBe(404)
  expect(await files()).toEqual([])
  expect(await scene.db.keptPicture.count()).toBe(0)
})

it('a picture that no account knows by its address goes with its asset at once', async () => {
  const assetId = await scene.asset(2)
  await scene.plan([sku], [{ assetId, role: 'hero' }])
  await deleteAsset(assetId)
  expect(await files()).toEqual([])
})

it('a picture that was imported, exported and deleted again is kept from the last time on', async () => {
  const first = await exported(3)
  await deleteAsset(first.assetId)
  await scene.db.keptPicture.updateMany({ data: { keepUntil: new Date(Date.now() + dayMs) } })
  await exported(5)
  const second = await exported(3)
  expect(second.url).toBe(first.url)
  await deleteAsset(second.assetId)
  await upkeepIn(2)
  expect(await statusOf(first.url)).toBe(200)
  await upkeepIn(31)
  expect(await statusOf(first.url)).toBe(404)
})

it('a picture that is in the library again outlives the time for which it was kept', async () => {
  const first = await exported(4)
  await deleteAsset(first.assetId)
  await exported(6)
  await exported(4)
  await upkeepIn(31)
  expect(await statusOf(first.url)).toBe(200)
})
