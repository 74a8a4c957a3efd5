import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { SpeedClock, type Clock } from '../clock.ts'
import { ContentStore } from '../content-store.ts'
import { listen } from './http/listener.ts'
import { openSite, type SiteIdentity } from './state/open-site.ts'
import type { Site } from './state/site.ts'
import { World } from './state/world.ts'

export interface SiteOptions extends SiteIdentity {
  /** Of plain http; default any free one. */
  port?: number
  /** The site answers https too, on a port of its own, with this certificate. */
  tls?: { key: string; cert: string; port?: number }
  /** Host name in the site's addresses; default `localhost`. */
  host?: string
  /** Where it listens; default `127.0.0.1`. */
  address?: string
}

export interface WooCommerceSandboxOptions {
  sites: readonly SiteOptions[]
  /**
   * The sites' DNS: host or `host:port` → origin to really connect to, such as `{ 'mediaport.sandbox': 'http://127.0.0.1:3000' }`.
   * Such hosts count as public; TLS to them is taken for granted. All others obey WordPress's rules for outgoing requests.
   */
  hosts?: Record<string, string>
  /** Platform time; the default follows the wall clock and can be sped up by `POST /__sandbox/clock`. */
  clock?: Clock
  /** Bytes shared with other stand-ins; their owner disposes of them. */
  contents?: ContentStore
}

export interface RunningSite {
  site: Site
  /** Where it listens. */
  address: string
  /** WordPress's home URL over http, such as `http://localhost:4020/shop`, without a trailing slash. */
  url: string
  /** The same over https; null without a certificate. */
  secureUrl: string | null
  /** Nobody can connect, and who is connected loses the line, until `comeBack`. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
}

export interface WooCommerceSandbox {
  /** By the keys of the options. */
  sites: Record<string, RunningSite>
  /** The state itself, for tests in the same process; everyone else uses the control API. */
  world: World
  close(): Promise<void>
}

/** Starts WooCommerce stores on loopback, each on a port of its own; the control API is on every port. */
export async function startWooCommerceSandbox(options: WooCommerceSandboxOptions): Promise<WooCommerceSandbox> {
  const clock = options.clock ?? new SpeedClock()
  const contents = options.contents ?? new ContentStore()
  const world = new World({ clock, contents, hosts: { ...options.hosts } })
  const sites: Record<string, RunningSite> = {}
  for (const site of options.sites) sites[site.key] = await runSite(world, site)
  return {
    sites,
    world,
    close: async () => {
      if (clock instanceof SpeedClock) clock.stop()
      await Promise.all(Object.values(sites).map((running) => running.goAway()))
      if (!options.contents) contents.dispose()
    },
  }
}

async function runSite(
  world: World,
  { port, tls, host = 'localhost', address = '127.0.0.1', ...identity }: SiteOptions,
): Promise<RunningSite> {
  const site = openSite(identity)
  world.sites.set(site.key, site)
  const answer = (isSecure: boolean) => (incoming: http.IncomingMessage, response: http.ServerResponse) => {
    listen(world, site, isSecure, incoming, response).catch((error: unknown) => response.destroy(error as Error))
  }
  const plain = new Listener(http.createServer(answer(false)), address, port)
  const secure = tls ? new Listener(https.createServer(tls, answer(true)), address, tls.port) : null
  site.httpOrigin = `http://${host}:${await plain.start()}`
  site.httpsOrigin = secure && `https://${host}:${await secure.start()}`
  return {
    ...{ site, address },
    url: site.httpOrigin + site.directory,
    secureUrl: site.httpsOrigin && site.httpsOrigin + site.directory,
    goAway: async () => void (await Promise.all([plain.stop(), secure?.stop()])),
    comeBack: async () => void (await Promise.all([plain.start(), secure?.start()])),
  }
}

/** A server that comes back on the port it had. */
class Listener {
  readonly #server: http.Server | https.Server
  readonly #address: string
  #port: number

  constructor(server: http.Server | https.Server, address: string, port = 0) {
    this.#server = server
    this.#address = address
    this.#port = port
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(this.#port, this.#address, () => {
        this.#server.off('error', reject)
        resolve()
      })
    })
    this.#port = (this.#server.address() as AddressInfo).port
    return this.#port
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}
