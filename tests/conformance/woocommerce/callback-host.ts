import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedCallback {
  method: string
  url: string
  headers: http.IncomingHttpHeaders
  body: string
}

/** The recorder's server of an application: keeps what is sent to `/cb…`, redirects and fails elsewhere. */
export interface CallbackHost {
  url: string
  /** What came since the last time it was asked. */
  take(): ReceivedCallback[]
  close(): Promise<void>
}

export async function openCallbackHost(): Promise<CallbackHost> {
  let received: ReceivedCallback[] = []
  const server = http.createServer((request, response) => {
    const { method = '', url = '', headers } = request
    void request.toArray().then((chunks) => {
      if (url.startsWith('/cb'))
        received.push({ method, url, headers, body: Buffer.concat(chunks as Buffer[]).toString() })
      const [, kind, status] = /^\/(redir|ret)(\d+)\//.exec(url) ?? []
      const code = url.startsWith('/cb/fail') ? 500 : Number(status ?? 200)
      response.writeHead(code, kind === 'redir' ? { location: `/cb/after${status}` } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = received
      received = []
      return taken
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
