import https from 'node:https'
import net from 'node:net'
import { connectors } from '../../app/connectors/registry.ts'
import type { Connector, ConnectorDeps } from '../../app/core/channel/connector.ts'
import { authorize } from '../../sandbox/amazon/auth/grants.ts'
import type { AmazonSandbox } from '../../sandbox/amazon/server.ts'
import type { Seller } from '../../sandbox/amazon/state/seller.ts'

/** What a seller's connection is opened with. */
export type SellerCredentials = Parameters<typeof connectors.amazon.open>[0]

/** The app as the stand-in knows it. */
export const amazonApplication = {
  clientId: 'amzn1.application-oa2-client.mediaport',
  clientSecret: 'amzn1.oa2-cs.v1.secret',
  applicationId: 'amzn1.sellerapps.app.mediaport',
  redirectUris: ['https://mediaport.sandbox/connect/amazon/return'],
  loginUri: 'https://mediaport.sandbox/connect/amazon/login',
}

/** Our connector, talking to the stand-in instead of Amazon and living in its time. */
export function openAmazon(
  sandbox: AmazonSandbox,
  credentials: SellerCredentials,
  settings: Partial<ConnectorDeps> = {},
): Connector {
  return connectors.amazon.open(credentials, { ...amazonDeps(sandbox), ...settings })
}

/** A consent of the seller, as of now. */
export function consentOf(
  { world }: AmazonSandbox,
  seller: Pick<Seller, 'sellerId' | 'region'>,
  marketplaceId: string,
): SellerCredentials {
  const { sellerId, region } = seller
  const { refreshToken } = authorize(world, seller)
  const authorizedAt = new Date(world.clock.now()).toISOString()
  const { clientId, clientSecret } = world.application
  return { region, sellerId, marketplaceId, refreshToken, authorizedAt, app: { clientId, clientSecret } }
}

export function amazonDeps({ world, url }: AmazonSandbox): ConnectorDeps {
  const { clock } = world
  return {
    fetch: (input, init) => fetch(toStandIn(input, world.hosts, url), init),
    httpsAgent: new StandInAgent(Number(new URL(url).port)),
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

/** Plain HTTP to the stand-in, whatever host is meant: it tells them apart by the `Host` header. */
class StandInAgent extends https.Agent {
  readonly #port: number

  constructor(port: number) {
    super({ keepAlive: false })
    this.#port = port
  }

  override createConnection() {
    return net.connect({ host: '127.0.0.1', port: this.#port })
  }
}

/** The stand-in's own hosts by its address; those of its DNS by where they really are. */
function toStandIn(input: Parameters<typeof fetch>[0], hosts: Readonly<Record<string, string>>, url: string): URL {
  const { host, pathname, search } = new URL(input instanceof Request ? input.url : input)
  const origin = hosts[host]
  return origin ? new URL(pathname + search, origin) : new URL(`/__host/${host}${pathname}${search}`, url)
}
