import { once } from 'node:events'
import type { Server } from 'node:http'

/** Listens on loopback; 0: on any free port. */
export function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Nobody can connect, and who is connected loses the line. Repeatable. */
export async function hangUp(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
