import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readAssetMetadata } from '../../../app/core/library/asset-metadata.ts'
import { aPicture } from '../../support/a-picture.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let importAsset: typeof import('../../../app/services/import-asset.server.ts').importAsset
let workspaceId: string

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ importAsset } = await import('../../../app/services/import-asset.server.ts'))
})

afterAll(() => environment.close())

beforeEach(async () => {
  ;({ id: workspaceId } = await db.workspace.create({ data: { name: 'w' } }))
})

function bring(bytes: Buffer, more: Partial<Parameters<typeof importAsset>[0]> = {}) {
  return importAsset({ workspaceId, body: Readable.from([bytes]), fileName: 'mug.jpg', source: 'upload', ...more })
}

/** Every file below the store, with paths relative to it. */
async function storedFiles(): Promise<string[]> {
  const entries = await readdir(environment.storageDir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`)
}

describe('importing a file', () => {
  it('keeps the bytes, their facts and the metadata that came along', async () => {
    const bytes = await aPicture({ widthPx: 120, heightPx: 80 })
    const metadata = readAssetMetadata({ prompt: 'a mug', angle: 'front', colour: 'Red', tags: ['studio'] })
    const result = await bring(bytes, { fileName: 'mug_red_front.jpg', metadata: metadata ?? undefined })
    expect(result).toMatchObject({ ok: true, value: { title: 'mug_red_front', duplicate: false } })
    const asset = await db.asset.findFirstOrThrow({ where: { workspaceId } })
    expect(asset).toMatchObject({
      kind: 'image',
      mimeType: 'image/jpeg',
      widthPx: 120,
      heightPx: 80,
      byteSize: BigInt(bytes.length),
      tags: ['studio'],
      attributes: { angle: 'front', colour: 'Red' },
      generation: { prompt: 'a mug' },
    })
    expect((await storedFiles()).some((path) => path.endsWith(asset.sha256))).toBe(true)
  })

  it('of bytes that are there makes no second asset, and fills gaps of the first', async () => {
    const bytes = await aPicture({ seed: 2 })
    const first = await bring(bytes)
    const again = await bring(bytes, {
      fileName: 'other.png',
      metadata: readAssetMetadata({ sku: 'MUG-R', tags: ['new'] }) ?? undefined,
    })
    expect(again).toMatchObject({ ok: true, value: { duplicate: true, title: 'mug' } })
    expect(again.ok && first.ok && again.value.assetId === first.value.assetId).toBe(true)
    const assets = await db.asset.findMany({ where: { workspaceId } })
    expect(assets).toMatchObject([{ fileName: 'mug.jpg', tags: ['new'], attributes: { sku: 'MUG-R' } }])
  })

  it('of the same bytes at the same moment makes one asset', async () => {
    const bytes = await aPicture({ seed: 3 })
    const results = await Promise.all(Array.from({ length: 8 }, () => bring(bytes)))
    const ids = new Set(results.map((result) => result.ok && result.value.assetId))
    expect(ids.size).toBe(1)
    expect(results.filter((result) => result.ok && !result.value.duplicate)).toHaveLength(1)
    expect(await db.asset.count({ where: { workspaceId } })).toBe(1)
  })

  it('keeps workspaces apart: the same bytes are an asset in each', async () => {
    const bytes = await aPicture({ seed: 4 })
    const other = await db.workspace.create({ data: { name: 'other' } })
    await bring(bytes)
    const result = await bring(bytes, { workspaceId: other.id })
    expect(result).toMatchObject({ ok: true, value: { duplicate: false } })
  })

  it('with the wrong extension takes it as what it is, and says so', async () => {
    const result = await bring(await aPicture({ format: 'png', seed: 5 }), { fileName: 'mug.jpg' })
    expect(result).toMatchObject({ ok: true, value: { misleadingExtension: 'jpg' } })
    expect(await db.asset.findFirst({ where: { workspaceId } })).toMatchObject({ mimeType: 'image/png' })
  })

  it('whose name points elsewhere keeps only its last part', async () => {
    await bring(await aPicture({ seed: 6 }), { fileName: '../../../etc/mug.jpg' })
    expect(await db.asset.findFirst({ where: { workspaceId } })).toMatchObject({ fileName: 'mug.jpg' })
  })
})

describe('a file that is refused', () => {
  const truncated = async () => (await aPicture({ widthPx: 400, heightPx: 400, format: 'png' })).subarray(0, 300)
  const svg = () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))

  it.each([
    ['zero bytes', () => Promise.resolve(Buffer.alloc(0)), 'empty_file'],
    ['no picture', () => Promise.resolve(Buffer.from('%PDF-1.7 something else entirely')), 'not_a_picture'],
    ['an SVG named .png', svg, 'svg_not_accepted'],
    ['a truncated picture', truncated, 'damaged_picture'],
    ['more than 50 MB', () => Promise.resolve(Buffer.alloc(50 * 1024 * 1024 + 1)), 'too_many_bytes'],
    [
      'more than 100 megapixels',
      () => aPicture({ widthPx: 12_000, heightPx: 9_000, format: 'png' }),
      'too_many_pixels',
    ],
  ])('%s: says why and leaves nothing', async (_name, make, code) => {
    const before = await storedFiles()
    const result = await bring(await make(), { fileName: 'picture.png' })
    expect(result).toMatchObject({ ok: false, issue: { code } })
    expect(await db.asset.count({ where: { workspaceId } })).toBe(0)
    expect(await storedFiles()).toEqual(before)
  })

  it('because the sender went away leaves nothing', async () => {
    const before = await storedFiles()
    const broken = Readable.from(
      (function* () {
        yield Buffer.from([0xff, 0xd8, 0xff])
        throw new Error('connection reset')
      })(),
    )
    await expect(bring(Buffer.alloc(0), { body: broken })).rejects.toThrow('connection reset')
    expect(await storedFiles()).toEqual(before)
  })
})
