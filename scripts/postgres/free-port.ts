import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** A port of 127.0.0.1 that is free now: the preferred one if it is, else one that the system chooses. */
export async function freePort(preferred: number | null = null): Promise<number> {
  const server = createServer()
  try {
    server.listen(preferred ?? 0, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    if (preferred === null) throw error
    return freePort()
  }
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
