import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startBulkOperation } from './bulk/runner.ts'
import type { Clock } from '../clock.ts'
import { SpeedClock } from '../clock.ts'
import { FaultBook } from './control/faults.ts'
import { RequestLog } from './control/request-log.ts'
import { API_VERSION, adminSchema } from './graphql/schema.ts'
import { listen } from './http/listener.ts'
import { ContentStore } from '../content-store.ts'
import { hangUp, listenOn } from '../http/come-and-go.ts'
import { World } from './state/world.ts'
import { WebhookSender } from './webhooks/sender.ts'
import { APP_SUBSCRIPTIONS } from './webhooks/subscriptions.ts'
import type { WebhookSubscription } from './webhooks/subscriptions.ts'

export interface ShopifySandboxOptions {
  /** Default: any free port. */
  port?: number
  apiKey: string
  apiSecret: string
  /** Where webhooks go; without it none are sent. */
  appUrl?: string
  /** As in `shopify.app.toml`; the default is the app's own list. */
  subscriptions?: readonly WebhookSubscription[]
  /** Granted scopes, comma separated. Default `write_products,write_files`. */
  scopes?: string
  /** Platform time; the default follows the wall clock and can be sped up by `POST /__sandbox/clock`. */
  clock?: Clock
  /** Reads sources that are no staged uploads; default is the network. */
  fetchExternal?: typeof fetch
  /** Bytes shared with other stand-ins; their owner disposes of them. */
  contents?: ContentStore
}

export interface ShopifySandbox {
  /** Origin such as `http://localhost:4010`, without a trailing slash. */
  url: string
  /** The state itself, for tests in the same process; everyone else uses the control API. */
  world: World
  /** Nobody can connect, and who is connected loses the line, until `comeBack`. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

/** Starts the Shopify stand-in on loopback. URLs it hands out say `localhost`, like the admin shell's. */
export async function startShopifySandbox(options: ShopifySandboxOptions): Promise<ShopifySandbox> {
  adminSchema() // Parsed before the first request, which would otherwise seem to hang for a second.
  const world = buildWorld(options)
  const server = createServer((incoming, response) => {
    listen(world, incoming, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await listenOn(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo
  world.url = `http://localhost:${port}`
  return {
    url: world.url,
    world,
    goAway: () => hangUp(server),
    comeBack: () => listenOn(server, port),
    close: async () => {
      if (world.clock instanceof SpeedClock) world.clock.stop()
      await hangUp(server)
      if (!options.contents) world.contents.dispose()
    },
  }
}

function buildWorld(options: ShopifySandboxOptions): World {
  const { apiKey, apiSecret, appUrl, scopes = 'write_products,write_files' } = options
  const clock = options.clock ?? new SpeedClock()
  const faults = new FaultBook()
  const subscriptions = options.subscriptions ?? APP_SUBSCRIPTIONS
  return new World({
    app: { apiKey, apiSecret, scopes: scopes.split(',').map((scope) => scope.trim()) },
    clock,
    contents: options.contents ?? new ContentStore(),
    faults,
    requests: new RequestLog(),
    webhooks: new WebhookSender({ appUrl, apiSecret, apiVersion: API_VERSION, subscriptions, clock, faults }),
    fetchExternal: options.fetchExternal ?? fetch,
    startBulkOperation,
  })
}
