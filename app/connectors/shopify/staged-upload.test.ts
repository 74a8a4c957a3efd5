import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uploadToTarget } from './staged-upload.ts'

const statuses: number[] = []
const received: { request: IncomingMessage; body: string }[] = []
let url: string

const server = createServer((request, response) => {
  void buffer(request).then((body) => {
    received.push({ request, body: body.toString() })
    response
      .writeHead(statuses.shift() ?? 201)
      .end('<Error><Code>EntityTooLarge</Code><Message>Too large</Message></Error>')
  })
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  received.length = 0
  statuses.length = 0
})

function upload() {
  const parameters = [
    { name: 'Content-Type', value: 'image/jpeg' },
    { name: 'key', value: 'tmp/1/a.jpg' },
  ]
  const bytes = Buffer.from('picture bytes')
  const file = {
    ...{ renditionKey: 'k', sha256: 's', mimeType: 'image/jpeg', byteSize: bytes.length },
    stream: () => Promise.resolve(Readable.from([bytes])),
  }
  const deps = { fetch, sleep: () => Promise.resolve() }
  return uploadToTarget(deps, { url, resourceUrl: url, parameters }, file, 'a.jpg', new AbortController().signal)
}

describe('an upload to a staged target', () => {
  it('is a form of known length: parameters in order, the file last', async () => {
    await upload()
    const [{ request, body } = { request: undefined, body: '' }] = received
    expect(request?.headers['content-length']).toBe(String(body.length))
    expect(request?.headers['transfer-encoding']).toBeUndefined()
    expect([...body.matchAll(/form-data; name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Content-Type',
      'key',
      'file',
    ])
    expect(body).toContain('filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\npicture bytes\r\n--')
  })

  it('is repeated with the whole file when the storage is away', async () => {
    statuses.push(503, 500)
    await upload()
    expect(received.map(({ body }) => body.includes('picture bytes'))).toEqual([true, true, true])
  })

  it('is not repeated when it is refused, and says why', async () => {
    statuses.push(400)
    await expect(upload()).rejects.toMatchObject({
      code: 'rejected',
      details: { platformCode: 'EntityTooLarge', platformMessage: 'Too large' },
    })
    expect(received).toHaveLength(1)
  })
})
