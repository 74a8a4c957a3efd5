import { storeFile } from '../../../sandbox/woocommerce/images/store-file.ts'
import { checkFile } from '../../../sandbox/woocommerce/images/file-type.ts'
import { createKey } from '../../../sandbox/woocommerce/auth/consumer-keys.ts'
import { seedSite } from '../../../sandbox/woocommerce/state/seed-site.ts'
import type { SiteSettings } from '../../../sandbox/woocommerce/settings.ts'
import type { Json, JsonObject } from '../replay/recordings.ts'
import { aPicture, aVideo } from './pictures.ts'
import { signedQuery } from './sign.ts'
import type { Answer, Store } from './store.ts'

/** What the recorder did before or after an exchange without writing it down. */
export interface Arrangement {
  before?: (store: Store) => unknown
  after?: (store: Store) => unknown
  /** The exchange itself, where it takes more than one request. */
  send?: (store: Store) => Promise<Answer>
  /** The answer as the recorder cut it, where he left no mark. */
  cut?: (body: Json) => Json
}

const set = (settings: Partial<SiteSettings>) => (store: Store) => void Object.assign(store.site.settings, settings)

/** A setting for one exchange alone. */
const during = (settings: Partial<SiteSettings>, usual: Partial<SiteSettings>): Arrangement => ({
  before: set(settings),
  after: set(usual),
})

const strikes = (kind: 'https-redirect'): Arrangement => ({
  before: ({ sandbox }) => void sandbox.world.faults.add({ place: 'rest', effect: { kind } }),
})

const STRIPPED = during({ stripsAuthorization: true }, { stripsAuthorization: false })
const INACTIVE = during({ pluginActive: false }, { pluginActive: true })

export const ARRANGEMENTS: Record<string, Arrangement> = {
  'a01-https-basic': { before: (store) => product(store, 10, { name: 'OAuth test', status: 'draft' }) },
  'a36-https-strippedauth': STRIPPED,
  'a41-301': strikes('https-redirect'),
  'b01-local-index': { before: set({ environmentType: 'local' }) },
  'b04-local-http-apppw-wc': { after: set({ environmentType: 'production' }) },
  'b10-plain-wpjson': { before: set({ permalinks: 'plain' }) },
  'b17-home-link': { after: set({ permalinks: 'pretty' }) },
  'c14c-variation-badopt': {
    before: async (store) => {
      const attributes = [
        { id: 1, option: 'Blue' },
        { name: 'Size', option: 'M' },
      ]
      await write(store, 'POST', '/products/16/variations', { attributes, regular_price: '21' })
    },
  },
  'c14e-variation-simpleparent': { before: ({ site }) => void (site.data.lastPostId = 21) },
  'c21-bulk': { cut: (body) => ({ create: ((body as JsonObject)['create'] as Json[]).slice(0, 2) }) },
  'c45-trash': { before: (store) => product(store, 48, { name: 'del mwrvdh47' }) },
  'd01-sideload2': { before: (store) => product(store, 49, { name: 'img mwrvepqq', regular_price: '3' }) },
  'e01-partial-fail': { before: (store) => product(store, 142, { name: 'roll mwrvh7n9' }) },
  'e30-batch-partial': { before: (store) => write(store, 'PUT', '/products/142', { sku: 'MUG-mwrvdh47' }) },
  ...race(),
  'e48-after-del-featured': {
    before: async (store) => {
      store.site.data.lastPostId = 160
      const images = ['p1.jpg', 'p2.jpg'].map((name) => ({ src: `http://127.0.0.1:8080/${name}` }))
      await write(store, 'POST', '/products', { name: 'delmedia mwrvh7n9', images })
      await store.send({
        ...{ method: 'DELETE', path: '/wp-json/wp/v2/media/161?force=true' },
        headers: { authorization: store.passwords.app_admin },
      })
    },
  },
  'm08-webp': { before: (store) => library(store, 171, 'a.png', aPicture('png', 800)) },
  'm36-public-list-noauth': { before: (store) => fillLibrary(store, 63, 184, 'x.jpg') },
  'n20-put-dup-sku-with-images': {
    before: async (store) => {
      await product(store, 188, { name: 'A', sku: 'A-mwrvkt5g' })
      await product(store, 189, { name: 'B', sku: 'B-mwrvkt5g' })
    },
  },
  'f01-oauth-subdir': { send: askSecondStore },
  'f05-stripped-auth-query': STRIPPED,
  'f05b-stripped-auth-app': STRIPPED,
  'f20-maintenance': during({ maintenance: true }, { maintenance: false }),
  'f21-burst': { send: burst, cut: (body) => ({ ...(body as JsonObject), ms: 5_263 }) },
  'f30-video-as-image': { before: (store) => library(store, 244, 'clip.mp4', aVideo()) },
  'g01-wc-inactive': INACTIVE,
  'g02b-wc-inactive-app': INACTIVE,
  'g02c-wcauth-inactive': INACTIVE,
  'g05-key-owner-demoted': {
    before: ({ site }) => void Object.assign(site.user(2) ?? {}, { role: 'customer' }),
    after: ({ site }) => void Object.assign(site.user(2) ?? {}, { role: 'shop_manager' }),
  },
  'g10-port8090-allowed': {
    ...during({ allowedPorts: [80, 443, 8080, 8090] }, { allowedPorts: [80, 443, 8080] }),
    before: async (store) => {
      set({ allowedPorts: [80, 443, 8080, 8090] })(store)
      await library(store, 246, 'att-parent.jpg', aPicture('jpeg'))
      await library(store, 247, 'att-parent2.jpg', aPicture('jpeg'))
      occupy(store, ['p1-9.jpg', 'p1-10.jpg'])
    },
  },
  'g12-localhost-allowed': {
    before: ({ site, sandbox, images }) => {
      site.settings.allowedHosts = ['localhost']
      sandbox.world.hosts['localhost:8080'] = images.url
    },
  },
  'g16-full-variable': {
    before: (store) => write(store, 'PUT', '/products/16', { short_description: 'wh 1795354704161' }),
  },
  'g16b-full-simple': {
    before: (store) =>
      write(store, 'PUT', '/products/49', { short_description: 'm', images: [{ id: 247 }, { id: 246 }] }),
  },
}

/** Names that files of the recorder took which we do not know. */
function occupy({ site, sandbox }: Store, names: string[]): void {
  const month = new Date(sandbox.world.clock.now()).toISOString().slice(0, 7).replace('-', '/')
  for (const name of names) site.data.files.set(`${month}/${name}`, 'occupied')
}

/** Two requests at once: the second comes and goes while the first one's second picture is on its way. */
function race(): Record<string, Arrangement> {
  let first: Promise<Answer> | null = null
  let second: { release: () => void } | null = null
  const images = (...names: string[]) => ({ images: names.map((name) => ({ src: `http://127.0.0.1:8080/${name}` })) })
  return {
    'e40-race-b': {
      before: async (store) => {
        await product(store, 154, { name: 'race mwrvh7n9' })
        occupy(store, ['p1-4.jpg', 'p1-5.jpg'])
        const held = store.images.hold('/p2.jpg')
        first = write(store, 'PUT', '/products/154', images('p1.jpg', 'p2.jpg'))
        await held.arrived
        second = held
      },
    },
    'e40-race-a': {
      send: (store) => {
        second?.release()
        return first ?? store.send({ method: 'GET', path: '/' })
      },
    },
  }
}

/** The second store had 96 products, the newest with this number. */
async function askSecondStore({ sandbox, shop, send }: Store): Promise<Answer> {
  const { data } = shop.site
  const plain = { sku: '', price: '1', attributes: [], variations: [], images: [] }
  const products = Array.from({ length: 96 }, (_none, at) => ({ ...plain, name: `Product ${at}` }))
  await seedSite(sandbox.world, shop.site, { products: products.slice(1) })
  data.lastPostId = 151
  await seedSite(sandbox.world, shop.site, { products: products.slice(0, 1) })
  const { consumerKey, consumerSecret } = createKey(shop.site, { userId: 1, permissions: 'read', description: '' })
  const path = '/wp-json/wc/v3/products'
  const query = signedQuery({
    ...{ consumerKey, consumerSecret, method: 'GET', url: shop.url + path },
    query: [
      ['per_page', '1'],
      ['_fields', 'id'],
    ],
    timestamp: Math.floor(sandbox.world.clock.now() / 1_000),
  })
  return send({ method: 'GET', home: shop.url, path: `${path}?${query}` })
}

async function burst(store: Store): Promise<Answer> {
  const startedAt = Date.now()
  const answers = await Promise.all(Array.from({ length: 120 }, () => write(store, 'GET', '/products?per_page=1')))
  const ok = answers.filter(({ status }) => status === 200).length
  return { status: 0, headers: {}, body: { statuses: { '200': ok }, ms: Date.now() - startedAt } }
}

/** A request with the recorder's read-write key. */
function write(store: Store, method: string, path: string, body?: object): Promise<Answer> {
  const { consumerKey, consumerSecret } = store.keys.rw
  const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`
  const type = body && { 'content-type': 'application/json' }
  const headers = { authorization, ...type }
  return store.send({ method, path: `/wp-json/wc/v3${path}`, headers, body: body && JSON.stringify(body) })
}

/** A product with a number of its own. */
export async function product(store: Store, id: number, body: object): Promise<void> {
  store.site.data.lastPostId = id - 1
  await write(store, 'POST', '/products', body)
}

/** A file of the media library with a number of its own. */
async function library(store: Store, id: number, name: string, bytes: Buffer | Promise<Buffer>): Promise<void> {
  const { site, sandbox } = store
  const whole = await bytes
  const checked = checkFile(name, whole, 'library')
  if (!checked) throw new Error(`${name} is not taken`)
  site.data.lastPostId = id - 1
  await storeFile(sandbox.world, site, {
    ...{ ...checked, bytes: whole, parentId: 0, authorId: 1 },
    origin: { via: 'seed', source: null, createdBy: null, requestId: null },
  })
}

/** As many files as the recorder had, the newest with a number and a name. */
async function fillLibrary(store: Store, total: number, newest: number, name: string): Promise<void> {
  const { attachments } = store.site.data
  const bytes = await aPicture('jpeg', 1)
  for (let id = 60; attachments.size < total - 1; id += 1) {
    if (!attachments.has(id)) await library(store, id, 'filler.jpg', bytes)
  }
  occupy(store, ['x-1.jpg'])
  await library(store, newest, name, bytes)
}

/** As many products as the recorder had. */
export async function fillProducts(store: Store, total: number): Promise<void> {
  const { products, attachments, variations } = store.site.data
  const listed = () => [...products.values()].filter(({ status }) => status !== 'trash').length
  for (let id = 1; listed() < total; id += 1) {
    const isTaken = products.has(id) || attachments.has(id) || variations.has(id)
    if (!isTaken) await product(store, id, { name: 'filler' })
  }
}
