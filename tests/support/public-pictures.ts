import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hangUp, listenOn } from '../../sandbox/http/come-and-go.ts'

/**
 * The app's public address as far as other platforms' servers need it: its pictures, on loopback. A platform may still be fetching
 * when a test has ended and its database is gone: it gets an error, as from a server that is going down.
 */
export async function servePublicPictures(): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answerPicture(request, response).catch(() => response.destroy())
  })
  await listenOn(server, 0)
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => hangUp(server) }
}

async function answerPicture(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { loader } = await import('../../app/routes/pictures.$token.$name.ts')
  const url = `https://mediaport.example${request.url ?? ''}`
  const [, , token, name] = new URL(url).pathname.split('/')
  const asked = new Request(url, { method: request.method })
  const answer = await loader({ request: asked, params: { token, name }, context: {} })
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}
