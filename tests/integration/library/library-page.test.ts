import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAssetMetadata } from '../../../app/core/library/asset-metadata.ts'
import { librarySearchSchema } from '../../../app/core/library/search.ts'
import { aPicture, type PictureOptions } from '../../support/a-picture.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let libraryPage: typeof import('../../../app/queries/library-page.server.ts').libraryPage
let importAsset: typeof import('../../../app/services/import-asset.server.ts').importAsset
let workspaceId: string

const pictures: [fileName: string, options: PictureOptions, metadata?: Record<string, unknown>][] = [
  ['mug_red.jpg', { seed: 1, widthPx: 90, heightPx: 60 }, { tags: ['mug', 'studio'], sku: 'MUG-R' }],
  ['mug_blue.png', { seed: 2, widthPx: 60, heightPx: 90, format: 'png' }, { tags: ['mug'], colour: 'Blue' }],
  ['lamp.webp', { seed: 3, format: 'webp' }, { product: 'Arc Lamp' }],
  ['banner.jpg', { seed: 4, widthPx: 2400, heightPx: 40 }],
]

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ libraryPage } = await import('../../../app/queries/library-page.server.ts'))
  ;({ importAsset } = await import('../../../app/services/import-asset.server.ts'))
  ;({ id: workspaceId } = await db.workspace.create({ data: { name: 'w' } }))
  for (const [fileName, options, metadata] of pictures) {
    await importAsset({
      ...{ workspaceId, fileName, source: 'upload' },
      body: Readable.from([await aPicture(options)]),
      metadata: readAssetMetadata(metadata) ?? undefined,
    })
  }
})

afterAll(() => environment.close())

async function find(search: Record<string, string>) {
  const page = await libraryPage(workspaceId, librarySearchSchema.parse(search))
  return page.assets.map(({ fileName }) => fileName).toSorted()
}

describe('the library', () => {
  it.each([
    [{ query: 'mug' }, ['mug_blue.png', 'mug_red.jpg']],
    [{ query: 'mug-r' }, ['mug_red.jpg']],
    [{ query: 'arc lamp' }, ['lamp.webp']],
    [{ query: 'mug_' }, ['mug_blue.png', 'mug_red.jpg']],
    [{ query: '%' }, []],
    [{ query: 'm_g' }, []],
    [{ query: '\\' }, []],
    [{ format: 'webp' }, ['lamp.webp']],
    [{ kind: 'video' }, []],
    [{ tag: 'studio' }, ['mug_red.jpg']],
    [{ orientation: 'portrait' }, ['mug_blue.png']],
    [{ orientation: 'landscape' }, ['banner.jpg', 'mug_red.jpg']],
    [{ orientation: 'square' }, ['lamp.webp']],
    [{ resolution: 'large' }, ['banner.jpg']],
    [{ resolution: 'small' }, ['lamp.webp', 'mug_blue.png', 'mug_red.jpg']],
    [{ usage: 'used' }, []],
    [{ source: 'api' }, []],
    [{ tag: 'mug', orientation: 'landscape' }, ['mug_red.jpg']],
    [{ format: 'nonsense', page: '-3' }, ['banner.jpg', 'lamp.webp', 'mug_blue.png', 'mug_red.jpg']],
  ])('asked for %j answers %j', async (search, expected) => {
    expect(await find(search)).toEqual(expected)
  })

  it('sorts by title and by size', async () => {
    const order = async (sort: string) => {
      const page = await libraryPage(workspaceId, librarySearchSchema.parse({ sort }))
      return page.assets.map(({ title }) => title)
    }
    expect(await order('title')).toEqual(['banner', 'lamp', 'mug_blue', 'mug_red'])
    expect((await order('newest')).toReversed()).toEqual(await order('oldest'))
  })

  it('knows its tags, and shows the last page to who asks beyond it', async () => {
    const page = await libraryPage(workspaceId, librarySearchSchema.parse({ page: '99' }))
    expect(page).toMatchObject({ page: 1, total: 4, isEmpty: false, tags: ['mug', 'studio'] })
  })

  it('shows nothing of another workspace', async () => {
    const other = await db.workspace.create({ data: { name: 'other' } })
    expect(await libraryPage(other.id, librarySearchSchema.parse({}))).toMatchObject({
      total: 0,
      isEmpty: true,
      tags: [],
    })
  })
})
