import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPicture } from '../../support/a-picture.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let loader: (typeof import('../../../app/routes/media.$token.ts'))['loader']
let urlOf: (variant: 'thumbnail' | 'preview' | 'original') => string
let original: Buffer

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  const { db } = await import('../../../app/db.server.ts')
  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const { mediaUrls } = await import('../../../app/secrets.server.ts')
  ;({ loader } = await import('../../../app/routes/media.$token.ts'))
  const { id: workspaceId } = await db.workspace.create({ data: { name: 'w' } })
  original = await aPicture({ widthPx: 900, heightPx: 600 })
  const result = await importAsset({
    ...{ workspaceId, fileName: 'mug.jpg', source: 'upload' },
    body: Readable.from([original]),
  })
  const assetId = result.ok ? result.value.assetId : ''
  urlOf = (variant) => mediaUrls.url(workspaceId, assetId, variant)
})

afterAll(() => environment.close())

function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`http://localhost${url}`, init)
  return loader({ request, params: { token: url.replace('/media/', '') }, context: {} })
}

describe('the address of a picture', () => {
  it('gives a small picture of the right type, cached for as long as the address holds', async () => {
    const response = await ask(urlOf('thumbnail'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect(response.headers.get('cache-control')).toMatch(/^private, max-age=[1-9]\d{3}, immutable$/)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(Number(response.headers.get('content-length'))).toBe(bytes.length)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 320, format: 'webp' })
  })

  it('gives many who ask at once the same bytes', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(urlOf('preview'))))
    const bodies = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())))
    expect(bodies.every((body) => body.equals(bodies[0]!))).toBe(true)
  })

  it('answers HEAD with the same headers and no body', async () => {
    const response = await ask(urlOf('thumbnail'), { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0)
    expect(await response.text()).toBe('')
  })

  it('gives parts of an original, as players ask for them', async () => {
    const response = await ask(urlOf('original'), { headers: { Range: 'bytes=10-19' } })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes 10-19/${original.length}`)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(original.subarray(10, 20))
    const beyond = await ask(urlOf('original'), { headers: { Range: 'bytes=9999999-' } })
    expect(beyond.status).toBe(416)
    expect(beyond.headers.get('content-range')).toBe(`bytes */${original.length}`)
  })

  it.each(['/media/nonsense', '/media/a.b', '/media/'])('%s is not found', async (url) => {
    expect((await ask(url)).status).toBe(404)
  })
})
