import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from './clock.ts'
import { SpeedClock } from './clock.ts'
import type { WebhookSubscription } from './webhooks.ts'

export interface ShopifySandboxOptions {
  /** Default: any free port. */
  port?: number
  apiKey: string
  apiSecret: string
  /** Where webhooks go; without it none are sent. */
  appUrl?: string
  /** As in `shopify.app.toml`; the default is the app's own list. */
  subscriptions?: WebhookSubscription[]
  /** Granted scopes, comma separated. */
  scopes?: string
  clock?: Clock
}

export interface ShopifySandbox {
  /** Origin such as `http://localhost:4010`, without a trailing slash. */
  url: string
  close(): Promise<void>
}

/** Starts the Shopify stand-in on loopback. */
export async function startShopifySandbox(options: ShopifySandboxOptions): Promise<ShopifySandbox> {
  const clock = options.clock ?? new SpeedClock()
  const server = createServer((_request, response) => response.writeHead(503).end(String(clock.now())))
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
