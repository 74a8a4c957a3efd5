import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { drawPicture } from '../scene/draw-picture.ts'

/** Where the app says that its pictures are. */
export const publicUrl = 'https://mediaport.sandbox'

export interface FetchedPictures {
  /** For the DNS of whoever fetches them. */
  readonly hosts: Readonly<Record<string, string>>
  close(): Promise<unknown>
}

/**
 * Answers for the app's public pictures, which no worker serves: each name, which stands for its bytes, gets a picture of its own,
 * the same in every case.
 */
export async function servePictures(): Promise<FetchedPictures> {
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('/').at(-1) ?? ''
    const number = createHash('sha256').update(name).digest().readUInt32BE() % 100_000
    void drawPicture(number).then((bytes) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    hosts: { [new URL(publicUrl).hostname]: `http://127.0.0.1:${port}` },
    close: () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      return closed
    },
  }
}
