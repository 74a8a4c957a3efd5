import { connectors } from '../../app/connectors/registry.ts'
import type { Connector, ConnectorDeps } from '../../app/core/channel/connector.ts'
import type { ShopifySandbox } from '../../sandbox/shopify/server.ts'

/** Our connector, talking to the stand-in instead of Shopify and living in its time. */
export function openShopify(
  sandbox: ShopifySandbox,
  shop: string,
  settings: Partial<Pick<ConnectorDeps, 'bulkFrom' | 'memory' | 'sleep'>> = {},
): Connector {
  const { accessToken } = tokensOf(sandbox, shop).issue({ expiring: false })
  const deps = { ...sandboxDeps(sandbox), ...settings }
  return connectors.shopify.open({ shop, getAccessToken: () => Promise.resolve(accessToken) }, deps)
}

export function sandboxDeps(sandbox: ShopifySandbox): ConnectorDeps {
  const { clock } = sandbox.world
  return {
    fetch: (input, init) => fetch(redirected(input, sandbox.url), withHost(input, init)),
    now: () => clock.now(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const cancel = clock.schedule(ms, resolve)
        signal?.addEventListener('abort', () => (cancel(), reject(signal.reason as Error)), { once: true })
      }),
    log: { info: () => undefined, warn: () => undefined },
  }
}

function tokensOf({ world }: ShopifySandbox, shop: string) {
  const found = world.shops.get(shop)
  if (!found) throw new Error(`the sandbox has no shop ${shop}`)
  return found.tokens
}

function redirected(input: Parameters<typeof fetch>[0], origin: string): URL {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input)
  return new URL(pathname + search, origin)
}

/** The stand-in serves many shops from one port and knows them by this header. */
function withHost(input: Parameters<typeof fetch>[0], init?: RequestInit): RequestInit {
  const headers = new Headers(init?.headers)
  headers.set('x-forwarded-host', new URL(input instanceof Request ? input.url : input).host)
  return { ...init, headers }
}
