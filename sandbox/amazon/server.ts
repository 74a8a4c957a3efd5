import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { SpeedClock, type Clock } from '../clock.ts'
import { ContentStore } from '../content-store.ts'
import { hangUp, listenOn } from '../http/come-and-go.ts'
import { listen } from './http/listener.ts'
import type { AmazonSettings } from './settings.ts'
import { PRODUCT_LISTING, type Application } from './state/model.ts'
import { World } from './state/world.ts'

export interface AmazonSandboxOptions {
  /** Default any free one. */
  port?: number
  /** The app as it is registered with Amazon. */
  application: Pick<Application, 'clientId' | 'clientSecret' | 'applicationId' | 'redirectUris' | 'loginUri'> &
    Partial<Application>
  /**
   * Amazon’s DNS for pictures: host or `host:port` → origin to really connect to, such as
   * `{ 'mediaport.sandbox': 'http://127.0.0.1:3000' }`. Only such hosts and loopback are reachable at all.
   */
  hosts?: Record<string, string>
  settings?: Partial<AmazonSettings>
  /** Platform time; the default follows the wall clock and can be sped up by `POST /__sandbox/clock`. */
  clock?: Clock
  /** Bytes shared with other stand-ins; their owner disposes of them. */
  contents?: ContentStore
}

export interface AmazonSandbox {
  /** Origin that answers for all of Amazon’s hosts, by `Host` or by `/__host/<host>/…`. */
  url: string
  /** The state itself, for tests in the same process; everyone else uses the control API. */
  world: World
  /** Nobody can connect, and who is connected loses the line, until `comeBack`. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

/** Starts Amazon on loopback: seller central, Login with Amazon, the Selling Partner API of all regions, feed storage, CDN. */
export async function startAmazonSandbox(options: AmazonSandboxOptions): Promise<AmazonSandbox> {
  const clock = options.clock ?? new SpeedClock()
  const contents = options.contents ?? new ContentStore()
  const application = { name: 'Mediaport', isDraft: false, roles: [PRODUCT_LISTING], ...options.application }
  const { hosts = {}, settings } = options
  const world = new World({ clock, contents, application, settings, hosts: { ...hosts } })
  const server = http.createServer((incoming, response) => {
    listen(world, incoming, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await listenOn(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    world,
    goAway: () => hangUp(server),
    comeBack: () => listenOn(server, port),
    close: async () => {
      world.isClosed = true
      if (clock instanceof SpeedClock) clock.stop()
      await hangUp(server)
      if (!options.contents) contents.dispose()
    },
  }
}
