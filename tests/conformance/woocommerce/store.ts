import selfsigned from 'selfsigned'
import { Agent, request as httpRequest } from 'undici'
import { createApplicationPassword } from '../../../sandbox/woocommerce/auth/application-passwords.ts'
import { createKey } from '../../../sandbox/woocommerce/auth/consumer-keys.ts'
import {
  startWooCommerceSandbox,
  type RunningSite,
  type WooCommerceSandbox,
} from '../../../sandbox/woocommerce/server.ts'
import type { ConsumerKey, KeyPermissions } from '../../../sandbox/woocommerce/state/model.ts'
import type { Site } from '../../../sandbox/woocommerce/state/site.ts'
import type { Json } from '../replay/recordings.ts'
import { openImageHost, type ImageHost } from './image-host.ts'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  /** JSON where it is JSON, else the text. */
  body: Json
}

export interface Sent {
  method: string
  /** Path with query, below the site's home. */
  path: string
  transport?: 'http' | 'https'
  /** Home URL of another site than the first. */
  home?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

type Keys = Record<'rw' | 'r' | 'w' | 'customer_rw' | 'manager_rw', ConsumerKey>
type Passwords = Record<'app_admin' | 'app_manager' | 'app_author' | 'app_customer', string>

/** The recorded store, as far as it can be set up again: one site on http and https, its people, keys and picture server. */
export interface Store {
  sandbox: WooCommerceSandbox
  running: RunningSite
  site: Site
  /** The recorder's second store, of an older release and in a sub-directory. */
  shop: RunningSite
  images: ImageHost
  keys: Keys
  /** Values of `Authorization` headers. */
  passwords: Passwords
  send(sent: Sent): Promise<Answer>
  close(): Promise<void>
}

const PERSON = { admin: 1, manager: 2, author: 3, customer: 4 }

export async function openStore(): Promise<Store> {
  const images = await openImageHost()
  const { private: key, cert } = await selfsigned.generate([{ name: 'commonName', value: '127.0.0.1' }])
  const sandbox = await startWooCommerceSandbox({
    sites: [
      { key: 'store', title: 'Woo Sandbox', host: '127.0.0.1', tls: { key, cert } },
      { key: 'shop', title: 'Second store', host: '127.0.0.1', directory: '/shop', settings: { version: '9.9.5' } },
    ],
    // Nobody listens on port 1: the recorder's port 80 refused connections.
    hosts: { '127.0.0.1:8080': images.url, '127.0.0.1:8090': images.url, '127.0.0.1:80': 'http://127.0.0.1:1' },
  })
  const { store: running, shop } = sandbox.sites
  if (!running || !shop) throw new Error('The sandbox has no store')
  const { site } = running
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false }, headersTimeout: 60_000 })
  return {
    ...{
      sandbox,
      running,
      site,
      shop,
      images,
      keys: makeKeys(site),
      passwords: makePasswords(site, sandbox.world.clock.now()),
    },
    send: async ({ method, path, transport = 'https', home, headers = {}, body }) => {
      const origin = home ?? (transport === 'https' ? running.secureUrl : running.url)
      const response = await httpRequest(`${origin}${path}`, { method: method as 'GET', headers, body, dispatcher })
      const text = await response.body.text()
      return { status: response.statusCode, headers: response.headers, body: parsed(text) }
    },
    close: async () => {
      await Promise.all([sandbox.close(), images.close(), dispatcher.close()])
    },
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function makeKeys(site: Site): Keys {
  const make = (userId: number, permissions: KeyPermissions) =>
    createKey(site, { userId, permissions, description: 'recorded' })
  return {
    rw: make(PERSON.admin, 'read_write'),
    r: make(PERSON.admin, 'read'),
    w: make(PERSON.admin, 'write'),
    customer_rw: make(PERSON.customer, 'read_write'),
    manager_rw: make(PERSON.manager, 'read_write'),
  }
}

function makePasswords(site: Site, now: number): Passwords {
  const make = (login: keyof typeof PERSON) => {
    const { password } = createApplicationPassword(site, { userId: PERSON[login], name: 'test' }, now)
    return basic(login, password.replace(/(.{4})(?=.)/g, '$1 '))
  }
  return {
    app_admin: make('admin'),
    app_manager: make('manager'),
    app_author: make('author'),
    app_customer: make('customer'),
  }
}

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
