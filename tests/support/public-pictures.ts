import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The app's public address as far as other platforms' servers need it: its pictures, on loopback. */
export async function servePublicPictures(): Promise<{ origin: string; close(): Promise<unknown> }> {
  const server = createServer((request, response) => {
    void (async () => {
      const { loader } = await import('../../app/routes/pictures.$token.$name.ts')
      const url = `https://mediaport.example${request.url ?? ''}`
      const [, , token, name] = new URL(url).pathname.split('/')
      const asked = new Request(url, { method: request.method })
      const answer = await loader({ request: asked, params: { token, name }, context: {} })
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => new Promise((closed) => server.close(closed)) }
}
