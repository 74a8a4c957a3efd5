import { createApplicationPassword } from '../../sandbox/woocommerce/auth/application-passwords.ts'
import { createKey } from '../../sandbox/woocommerce/auth/consumer-keys.ts'
import { copySites } from '../../sandbox/woocommerce/control/copy-sites.ts'
import { startWooCommerceSandbox, type RunningSite, type WooCommerceSandbox } from '../../sandbox/woocommerce/server.ts'
import type { SiteSettings } from '../../sandbox/woocommerce/settings.ts'
import { seedSite } from '../../sandbox/woocommerce/state/seed-site.ts'
import { freePort } from '../../scripts/postgres/free-port.ts'
import { storeSeed } from '../scene/store-seed.ts'
import { publicUrl, servePictures, type FetchedPictures } from './fetched-pictures.ts'
import type { Platform, PreparedPlatform, StandIn, StandInOptions } from './stand-in.ts'
import { storeView } from './store-view.ts'

const key = 'store'
/** What the app knows the store by: in every case the same, wherever that case's stand-in listens (`preload/store-address.mjs`). */
const host = 'store.chaos'

/** A store in a folder of its host, reached with an application password. */
export const wooCommercePlatform: Platform = {
  otherWays: [],
  open: (options, folder) => open(options, folder, { environmentType: 'local' }, passwordOf),
}

/** A store that gives keys alone, over http: requests are signed, and the store fetches pictures from the app. */
export const wooCommerceByKeysPlatform: Platform = {
  otherWays: [],
  async open(options, folder) {
    const pictures = await servePictures()
    const prepared = await open(options, folder, { environmentType: 'production' }, keysOf, pictures.hosts)
    const { standIn } = prepared
    return { ...prepared, standIn: { ...standIn, close: () => closeAll(standIn, pictures) } }
  },
}

type Auth = Readonly<Record<string, string>>

async function open(
  options: StandInOptions,
  folder: string,
  settings: Partial<SiteSettings>,
  authOf: (site: RunningSite['site'], now: number) => Auth,
  hosts: Readonly<Record<string, string>> = {},
): Promise<PreparedPlatform> {
  const port = await freePort(null)
  const sandbox = await startSandbox(options, { port, settings, hosts })
  const { site, url } = siteOf(sandbox)
  await seedSite(sandbox.world, site, await storeSeed(folder))
  const auth = JSON.stringify(authOf(site, options.clock.now()))
  return {
    standIn: standInOf(sandbox, port),
    script: ['chaos/scene/prepare-store-export.ts', url, auth, ...[...site.data.products.keys()].map(String)],
    async copy(copyOptions) {
      const copy = await startSandbox(copyOptions, { port, settings, hosts })
      copySites(sandbox.world, copy.world)
      return standInOf(copy, port)
    },
  }
}

function passwordOf(site: RunningSite['site'], now: number): Auth {
  const { password } = createApplicationPassword(site, { userId: 1, name: 'Mediaport' }, now)
  return { kind: 'application_password', username: 'admin', password }
}

function keysOf(site: RunningSite['site']): Auth {
  const key = { userId: 1, permissions: 'read_write', description: 'Mediaport' } as const
  const { consumerKey, consumerSecret } = createKey(site, key)
  return { kind: 'keys', consumerKey, consumerSecret, keysIn: 'header' }
}

async function closeAll(standIn: StandIn, pictures: FetchedPictures): Promise<void> {
  await Promise.all([standIn.close(), pictures.close()])
}

let opened = 0

interface StoreOptions {
  readonly port: number
  readonly settings: Partial<SiteSettings>
  /** The store's DNS for hosts that it fetches pictures from. */
  readonly hosts: Readonly<Record<string, string>>
}

/** Every stand-in has the same port on a loopback address of its own. */
async function startSandbox({ contents, clock }: StandInOptions, own: StoreOptions): Promise<WooCommerceSandbox> {
  const { port, hosts } = own
  opened += 1
  const address = `127.77.${opened >> 8}.${opened & 255}`
  const place = { directory: '/shop', host, port, address }
  const settings = { ...own.settings, requestMs: 200, pictureMs: 450 }
  return startWooCommerceSandbox({ contents, clock, hosts, sites: [{ key, title: 'Chaos', ...place, settings }] })
}

function siteOf(sandbox: WooCommerceSandbox) {
  const running = sandbox.sites[key]
  if (!running) throw new Error('the stand-in has no store')
  return running
}

export interface StoreStandIn extends StandIn {
  readonly world: WooCommerceSandbox['world']
  readonly site: RunningSite['site']
}

/** The stand-in of a case on a store, with all that it has beside. */
export function onStore({ standIn }: { readonly standIn: StandIn }): StoreStandIn {
  if (!isStore(standIn)) throw new Error(`an experiment for stores met ${standIn.channel}`)
  return standIn
}

function isStore(standIn: StandIn): standIn is StoreStandIn {
  return standIn.channel === 'woocommerce'
}

function standInOf(sandbox: WooCommerceSandbox, port: number): StoreStandIn {
  const { world } = sandbox
  const running = siteOf(sandbox)
  return {
    channel: 'woocommerce',
    ...{ world, site: running.site, clock: world.clock },
    environment: {
      CHAOS_STORE_HOST: host,
      CHAOS_STORE_ADDRESS: running.address,
      IMPORT_ALLOWED_HOSTS: `${host}:${port}`,
      PUBLIC_URL: publicUrl,
      CHAOS_CLOCK: `${Date.now()} ${world.clock.now()}`,
    },
    setGate: (gate) => void (world.gate = gate),
    kindOf: ({ place, name }) => (place === 'rest' ? name : null),
    strike(name, fault) {
      if (fault.kind === 'throttled') throw new Error('WordPress does not throttle')
      return world.faults.add({ place: 'rest', name, effect: fault })
    },
    look: () => storeView(running.site),
    goAway: () => running.goAway(),
    comeBack: () => running.comeBack(),
    close: () => sandbox.close(),
  }
}
