import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { aPicture, aPictureOfBytes, aTiff } from './pictures.ts'

/** The recorder's picture server: each path misbehaves in its own way. */
export interface ImageHost {
  url: string
  /** The next request of this path waits; answers when it has come, and lets it go on. */
  hold(path: string): { arrived: Promise<void>; release: () => void }
  close(): Promise<void>
}

const PICTURES: Record<string, () => Promise<Buffer>> = {
  '/a.png': () => aPicture('png', 800),
  '/a.webp': () => aPicture('webp', 800),
  '/a.avif': () => aPicture('avif', 800),
  // The recorded one came from PHP's gd library, which signs its work.
  '/a.tiff': () => Promise.resolve(aTiff('CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 85')),
  '/a.svg': () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
  '/v.mp4': () => Promise.resolve(Buffer.from('\0\0\0\x18ftypisom', 'latin1')),
  '/pngcontent.jpg': () => aPicture('png', 800),
  '/webpcontent.jpg': () => aPicture('webp', 800),
  '/html.jpg': () => Promise.resolve(Buffer.from('<html><body>not a picture</body></html>')),
  '/empty.jpg': () => Promise.resolve(Buffer.alloc(0)),
  '/truncated.jpg': async () => (await aPicture('jpeg')).subarray(0, 2_000),
  '/large4000.jpg': () => aPicture('jpeg', 4_000, 3_000),
  '/huge8000.jpg': () => aPicture('jpeg', 8_000),
  '/over8m.png': () => aPictureOfBytes('png', 10_849_433, 1_900),
}

const REDIRECTS: Record<string, string> = {
  '/redir.jpg': '/p1.jpg',
  '/redir': '/p1.jpg',
  '/loop.jpg': '/loop.jpg',
  '/redirlocalhost.jpg': 'http://localhost:8080/p1.jpg',
}

const TYPES: Record<string, string> = { '/octet.jpg': 'application/octet-stream', '/texthtml.jpg': 'text/html' }

export async function openImageHost(): Promise<ImageHost> {
  const held = new Map<string, { arrive: () => void; released: Promise<void> }>()
  const usual = await aPicture('jpeg')
  const server = http.createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    void (async () => {
      const stop = held.get(path)
      held.delete(path)
      stop?.arrive()
      await stop?.released
      await answer(path, usual, response)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (path) => {
      let [arrive, release] = [() => {}, () => {}]
      const arrived = new Promise<void>((resolve) => (arrive = resolve))
      const released = new Promise<void>((resolve) => (release = resolve))
      held.set(path, { arrive, released })
      return { arrived, release }
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function answer(path: string, usual: Buffer, response: http.ServerResponse): Promise<void> {
  const location = REDIRECTS[path]
  const [, failure] = /^\/([45]\d\d)\.jpg$/.exec(path) ?? []
  if (location) response.writeHead(302, { location }).end()
  else if (failure) response.writeHead(Number(failure)).end()
  else if (path === '/reset.jpg') response.destroy()
  else if (path === '/short.jpg') {
    response.writeHead(200, { 'content-length': usual.length + 1_000 })
    response.write(usual, () => response.destroy())
  } else {
    const body = (await PICTURES[path]?.()) ?? usual
    response.writeHead(200, { 'content-type': TYPES[path] ?? 'image/jpeg', 'content-length': body.length }).end(body)
  }
}
