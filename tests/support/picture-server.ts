import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Pictures that a store fetches from a public address. */
export interface PictureServer {
  /** The store's DNS. */
  readonly hosts: Readonly<Record<string, string>>
  /** Gives the public address of the bytes. */
  offer(fileName: string, bytes: Buffer): string
  /** Pictures whose name begins so are not there, until `forget`. */
  refuse(namePrefix: string): void
  forget(): void
  close(): Promise<unknown>
}

const publicHost = 'pictures.example'

export async function servePictures(): Promise<PictureServer> {
  const offered = new Map<string, Buffer>()
  const refused: string[] = []
  const server: Server = createServer((request, response) => {
    const name = request.url?.slice(1) ?? ''
    const bytes = refused.some((prefix) => name.startsWith(prefix)) ? undefined : offered.get(name)
    response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/jpeg' }).end(bytes)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    hosts: { [publicHost]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    offer(fileName, bytes) {
      offered.set(fileName, bytes)
      return `https://${publicHost}/${fileName}`
    },
    refuse: (namePrefix) => void refused.push(namePrefix),
    forget: () => void refused.splice(0),
    close: () => new Promise((closed) => server.close(closed)),
  }
}
