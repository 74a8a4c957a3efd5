import { randomUUID } from 'node:crypto'
import tls from 'node:tls'
import { generate } from 'selfsigned'
import { startWooCommerceSandbox, type RunningSite, type WooCommerceSandbox } from '../../sandbox/woocommerce/server.ts'

/** The address under which the stores' servers reach the app. */
export const publicUrl = 'https://mediaport.sandbox'

export interface WooCommerceSites extends WooCommerceSandbox {
  /** In a folder, over http, which WordPress takes for a local site: application passwords work. */
  local: RunningSite
  /** Over http on a host of the usual kind: keys alone. */
  plain: RunningSite
  /** Over https with a certificate that this process trusts. */
  secure: RunningSite
  /** Over https with a certificate that nobody trusts. */
  selfSigned: RunningSite
}

/**
 * One store of each kind, and an app that may reach them. Call it before modules of the app are imported: it sets what they read
 * from the environment. `appOrigin`: where what stores send to the app's public address goes.
 */
export async function startWooCommerceSites(appOrigin = 'http://127.0.0.1:1'): Promise<WooCommerceSites> {
  const [trusted, untrusted] = await Promise.all([aCertificate(), aCertificate()])
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), trusted.cert])
  const sandbox = await startWooCommerceSandbox({
    hosts: { 'mediaport.sandbox': appOrigin },
    sites: [
      { key: 'local', title: 'Northwind Trading', directory: '/shop', settings: { environmentType: 'local' } },
      { key: 'plain', title: 'Northlight Outlet' },
      { key: 'secure', title: 'Secure Store', tls: trusted },
      { key: 'selfSigned', title: 'Homemade', tls: untrusted },
    ],
  })
  const site = (key: string) => {
    const running = sandbox.sites[key]
    if (!running) throw new Error(`no site ${key}`)
    return running
  }
  const sites = { local: site('local'), plain: site('plain'), secure: site('secure'), selfSigned: site('selfSigned') }
  const origins = Object.values(sites).flatMap(({ url, secureUrl }) => [url, secureUrl ?? url])
  process.env.IMPORT_ALLOWED_HOSTS = origins.map((origin) => new URL(origin).host).join(',')
  process.env.PUBLIC_URL = publicUrl
  return { ...sandbox, ...sites }
}

/** For `localhost`, signed by itself. Each has a name of its own: of two trusted ones with one name, either may be tried. */
export async function aCertificate(): Promise<{ key: string; cert: string }> {
  const altNames = [{ type: 2 as const, value: 'localhost' }]
  const pems = await generate([{ name: 'commonName', value: `Store ${randomUUID()}` }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { key: pems.private, cert: pems.cert }
}

interface KeyPair {
  readonly consumerKey: string
  readonly consumerSecret: string
}

/** REST keys as a person makes them in WooCommerce. */
export async function makeKeys(
  site: RunningSite,
  owner: { user?: string; permissions?: 'read' | 'write' | 'read_write' } = {},
): Promise<KeyPair> {
  return (await control(site, 'keys', owner)) as KeyPair
}

/** An application password as a person makes it in WordPress. */
export async function makePassword(site: RunningSite, user = 'admin'): Promise<{ username: string; password: string }> {
  return (await control(site, 'application-passwords', { user })) as { username: string; password: string }
}

async function control(site: RunningSite, path: string, body: object): Promise<unknown> {
  const answer = await fetch(new URL(`/__sandbox/${path}`, site.url), { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}
