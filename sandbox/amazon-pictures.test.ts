import { createServer, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { showPicturesAt } from './amazon-pictures.ts'

const former = { write: ServerResponse.prototype.write, end: ServerResponse.prototype.end }
const picture = 'https://m.media-amazon.com/images/I/1.jpg'
const atStandIn = 'http://localhost:4040/__host/m.media-amazon.com/images/I/1.jpg'

/** What the server under test answers, piece by piece. */
let answer: { type: string; pieces: (string | Uint8Array)[] }
const server = createServer((_request, response) => {
  response.setHeader('content-type', answer.type)
  const [last, ...first] = answer.pieces.toReversed()
  for (const piece of first.toReversed()) response.write(piece)
  response.end(last)
})

beforeAll(async () => {
  showPicturesAt('http://localhost:4040')
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})

afterAll(() => {
  Object.assign(ServerResponse.prototype, former)
  server.close()
})

async function ask(type: string, pieces: (string | Uint8Array)[]): Promise<string> {
  answer = { type, pieces }
  return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).text()
}

test.each<[string, string, string]>([
  ['a page', 'text/html; charset=utf-8', `<p>Größe</p><img src="${picture}"><img src="${picture}">`],
  ['data', 'application/json', JSON.stringify({ picture })],
  ['a part of a page', 'text/x-script; charset=utf-8', `["${picture}"]`],
])('%s names pictures at the stand-in, however it is cut', async (_what, type, text) => {
  const bytes = Buffer.from(text)
  const wanted = text.replaceAll(picture, atStandIn)
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(await ask(type, [bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(wanted)
  }
  expect(
    await ask(
      type,
      [...bytes].map((byte) => Uint8Array.of(byte)),
    ),
  ).toBe(wanted)
})

test('what is no text stays as it is', async () => {
  expect(await ask('image/svg+xml', [`<image href="${picture}"/>`])).toContain(picture)
})
