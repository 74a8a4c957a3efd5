import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPicture } from '../../support/a-picture.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

const renditionKey = 'ab'.repeat(32)
const fileName = 'red-mug-abababababab.jpg'

let environment: AppEnvironment
let ask: (url: string, method?: string) => Promise<Response>
let workspaceId: string
let otherWorkspaceId: string
let urlOf: (workspaceId: string, fileName?: string) => string
let bytes: Buffer

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  const { db } = await import('../../../app/db.server.ts')
  const { fileStore } = await import('../../../app/storage/index.server.ts')
  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const { pictureUrls } = await import('../../../app/secrets.server.ts')
  const { loader } = await import('../../../app/routes/pictures.$token.$name.ts')
  workspaceId = (await db.workspace.create({ data: { name: 'w' } })).id
  otherWorkspaceId = (await db.workspace.create({ data: { name: 'other' } })).id
  bytes = await aPicture({ widthPx: 300, heightPx: 200 })
  const asset = await importAsset({
    ...{ workspaceId, fileName: 'mug.jpg', source: 'upload' },
    body: Readable.from([bytes]),
  })
  const storageKey = `ws/${workspaceId}/renditions/${renditionKey}.jpg`
  await fileStore.put(storageKey, bytes)
  await db.rendition.create({
    data: {
      ...{ workspaceId, assetId: asset.ok ? asset.value.assetId : '', key: renditionKey, spec: {}, storageKey },
      ...{ sha256: 'c'.repeat(64), mimeType: 'image/jpeg', byteSize: bytes.length, widthPx: 300, heightPx: 200 },
    },
  })
  urlOf = (tenant, name = fileName) => pictureUrls.url({ workspaceId: tenant, renditionKey, fileName: name })
  ask = (url, method = 'GET') => {
    const [, , token, name] = new URL(url).pathname.split('/')
    const call = { request: new Request(url, { method }), params: { token, name }, context: {} }
    return Promise.resolve(loader(call))
  }
})

afterAll(() => environment.close())

describe('the public address of a picture', () => {
  it('gives the bytes as they are, to be kept by everybody for a year', async () => {
    const response = await ask(urlOf(workspaceId))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes)
  })

  it('answers HEAD with the same headers and no body', async () => {
    const response = await ask(urlOf(workspaceId), 'HEAD')
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(await response.text()).toBe('')
  })

  it.each([
    ['a picture of another workspace', () => urlOf(otherWorkspaceId)],
    ['another extension', () => urlOf(workspaceId).replace('.jpg', '.png')],
    ['a forged token', () => `http://localhost/pictures/e30.${'A'.repeat(43)}/${fileName}`],
    ['no token', () => 'http://localhost/pictures'],
  ])('is not found for %s, as a page', async (_case, url) => {
    const response = await ask(url())
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('text/html')
  })
})
