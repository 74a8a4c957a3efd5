import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPicture } from '../../support/a-picture.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let server: Server
let origin: string
let db: typeof import('../../../app/db.server.ts').db
let importAssetFromUrl: (typeof import('../../../app/services/import-asset-from-url.server.ts'))['importAssetFromUrl']
let workspaceId: string

beforeAll(async () => {
  const picture = await aPicture()
  server = createServer((request, response) => {
    if (request.url?.startsWith('/mug.jpg')) response.setHeader('content-type', 'image/jpeg').end(picture)
    else if (request.url === '/fake.jpg') response.setHeader('content-type', 'image/jpeg').end('not a picture at all')
    else if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
    else if (request.url === '/page') response.setHeader('content-type', 'text/html').end('<html></html>')
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  origin = `http://${host}`
  process.env.IMPORT_ALLOWED_HOSTS = host
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ importAssetFromUrl } = await import('../../../app/services/import-asset-from-url.server.ts'))
  ;({ id: workspaceId } = await db.workspace.create({ data: { name: 'w' } }))
})

afterAll(async () => {
  await environment.close()
  server.close()
})

describe('importing from an address', () => {
  it('keeps the picture and where it came from, without the secrets of the query', async () => {
    const result = await importAssetFromUrl({ workspaceId, url: `${origin}/mug.jpg?signature=secret` })
    expect(result).toMatchObject({ ok: true, value: { duplicate: false } })
    const asset = await db.asset.findFirstOrThrow({ where: { workspaceId } })
    expect(asset).toMatchObject({ fileName: 'mug.jpg', source: 'url', sourceRef: `${origin}/mug.jpg` })
  })

  it('twice is one asset', async () => {
    const result = await importAssetFromUrl({ workspaceId, url: `${origin}/mug.jpg` })
    expect(result).toMatchObject({ ok: true, value: { duplicate: true } })
  })

  it.each([
    ['/missing.jpg', 'not_found'],
    ['/page', 'unexpected_type'],
    ['/fake.jpg', 'not_a_picture'],
    ['/away', 'private_address'],
  ])('%s is refused as %s and leaves nothing', async (path, code) => {
    const before = await db.asset.count()
    const result = await importAssetFromUrl({ workspaceId, url: origin + path })
    expect(result).toMatchObject({ ok: false, issue: { code, words: expect.any(String) } })
    expect(await db.asset.count()).toBe(before)
  })

  it.each([
    'http://localhost/a.jpg',
    'http://[::1]/a.jpg',
    'ftp://example.com/a.jpg',
    'http://u:p@example.com/a.jpg',
    'x',
  ])('does not fetch %s', async (url) => {
    expect(await importAssetFromUrl({ workspaceId, url })).toMatchObject({ ok: false })
  })
})
