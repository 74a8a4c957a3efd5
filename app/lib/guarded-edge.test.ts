import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { guardedEdge } from './guarded-edge.ts'
import { publicHostsOnly } from './guarded-fetch-policy.ts'

let server: Server
let address = ''
const seen: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      seen.push([request.method, request.url, request.headers['content-length'], body].join(' '))
      if (request.url === '/moved') response.writeHead(301, { location: 'http://127.0.0.1/' })
      else if (request.url === '/nothing') response.writeHead(204)
      else if (request.url === '/silent') return
      else response.writeHead(201, { 'x-total': '7' })
      response.end('ok')
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const edge = () => guardedEdge({ allowedHosts: new Set([address]) })

it('sends texts, bytes and streams with their length, and gives status, headers and body', async () => {
  const fetchHere = edge()
  const answer = await fetchHere(`http://${address}/a?b=1`, { method: 'POST', body: 'words' })
  expect([answer.status, answer.headers.get('x-total'), await answer.text()]).toEqual([201, '7', 'ok'])
  const streamed: RequestInit & { duplex: 'half' } = {
    method: 'PUT',
    headers: { 'content-length': '5' },
    body: Readable.toWeb(Readable.from([Buffer.from('bytes')])) as ReadableStream,
    duplex: 'half',
  }
  await fetchHere(`http://${address}/b`, streamed)
  await fetchHere(`http://${address}/c`, { method: 'POST', body: new Uint8Array([0x6f, 0x6e, 0x65]) })
  await fetchHere(`http://${address}/d`, { method: 'POST', body: new Uint8Array() })
  expect(seen.slice(-4)).toEqual(['POST /a?b=1 5 words', 'PUT /b 5 bytes', 'POST /c 3 one', 'POST /d 0 '])
})

it('takes the long addresses of lists and searches, up to what web servers take', async () => {
  const long = (length: number) => edge()(`http://${address}/?include=${'1'.repeat(length)}`)
  expect((await long(7000)).status).toBe(201)
  await expect(long(8000)).rejects.toMatchObject({ cause: { code: 'invalid_url' } })
})

it('answers redirects instead of following them, and takes answers without a body', async () => {
  expect((await edge()(`http://${address}/moved`)).headers.get('location')).toBe('http://127.0.0.1/')
  expect((await edge()(`http://${address}/nothing`)).status).toBe(204)
})

it('refuses private addresses before a connection is made', async () => {
  seen.length = 0
  const refused = guardedEdge(publicHostsOnly)('http://127.0.0.1:8080/')
  await expect(refused).rejects.toMatchObject({ cause: { code: 'private_address' } })
  await expect(edge()('http://127.0.0.1:1/')).rejects.toMatchObject({ cause: { code: 'port_not_allowed' } })
  expect(seen).toEqual([])
})

it('ends with the caller’s own abort', async () => {
  const abort = new AbortController()
  const silent = edge()(`http://${address}/silent`, { signal: abort.signal })
  abort.abort(new Error('enough'))
  await expect(silent).rejects.toThrow('enough')
})
