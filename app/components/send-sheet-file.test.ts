import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { sendSheetFile } from './send-sheet-file.ts'

const file = (name = 'links.csv') => new File(['sku\n'], name)

async function aRoute(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => void request.resume().once('end', () => answer(request, response)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

it.each([
  [200, { ok: true, saved: 2 }],
  [422, { ok: false, message: 'The file has no lines.', field: 'file' }],
])('gives back what the route answers with %i', async (status, body) => {
  const address = await aRoute((_, response) => response.writeHead(status).end(JSON.stringify(body)))
  expect(await sendSheetFile(address, file())).toEqual(body)
})

it.each<[string, RequestListener]>([
  ['the route failed', (_, response) => response.writeHead(500).end('Unexpected Server Error')],
  ['the connection was lost before the answer', (_, response) => response.destroy()],
  ['the connection was lost within the answer', (_, response) => void response.write('{', () => response.destroy())],
])('has no answer where %s', async (_, answer) => {
  expect(await sendSheetFile(await aRoute(answer), file())).toBeNull()
})

it('sends a name whatever it is made of', async () => {
  const address = await aRoute(({ headers }, response) => response.end(JSON.stringify(headers['x-file-name'])))
  expect(await sendSheetFile(address, file('Größe \ud83d.csv'))).toBe('Gr%C3%B6%C3%9Fe%20%EF%BF%BD.csv')
})
