import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FaultSpec } from '../../sandbox/woocommerce/control/faults.ts'
import type { StoreProductSeed } from '../../sandbox/woocommerce/seed.ts'
import { startWooCommerceSandbox, type WooCommerceSandbox } from '../../sandbox/woocommerce/server.ts'
import type { SiteSettings } from '../../sandbox/woocommerce/settings.ts'
import { emptyData } from '../../sandbox/woocommerce/state/open-site.ts'
import { seedSite } from '../../sandbox/woocommerce/state/seed-site.ts'
import { aPicture } from '../support/a-picture.ts'
import { keysFor, openWooCommerce, passwordFor, type StoreCredentials } from '../support/open-woocommerce.ts'
import { servePictures } from '../support/picture-server.ts'
import { connectorContract, type ConnectorHarness } from './connector-contract.ts'

type Kind = StoreCredentials['auth']['kind']

const versions: readonly SiteSettings['version'][] = ['11.0.1', '9.9.5']

for (const version of versions) {
  connectorContract(`WooCommerce ${version} with an application password`, () =>
    startHarness('application_password', { version, environmentType: 'local' }, '/shop'),
  )
  connectorContract(`WooCommerce ${version} with keys over http`, () => startHarness('keys', { version }))
}

async function startHarness(
  kind: Kind,
  settings: Partial<SiteSettings>,
  directory?: string,
): Promise<ConnectorHarness> {
  const pictures = await servePictures()
  const sandbox = await startWooCommerceSandbox({
    sites: [{ key: 'store', title: 'Northwind', directory, settings }],
    hosts: pictures.hosts,
  })
  const store = sandbox.sites.store!
  const folder = await mkdtemp(path.join(tmpdir(), 'mediaport-contract-'))
  const products = await seedProducts(folder)
  const listings = { gallery: '', empty: '', other: '' }
  const uploads = kind === 'application_password'
  let credentials: StoreCredentials
  return {
    open: () => openWooCommerce(store, credentials, { settings: {}, facts: { wooCommerceVersion: settings.version } }),
    listings,
    deletesFiles: uploads,
    async reset() {
      store.site.data = emptyData()
      await seedSite(sandbox.world, store.site, { products })
      const ids = [...store.site.data.products.keys()].map(String)
      const [gallery = '', empty = '', other = ''] = ids
      Object.assign(listings, { gallery, empty, other })
      credentials = uploads ? passwordFor(store) : keysFor(store)
      pictures.forget()
      sandbox.world.faults.clear()
      sandbox.world.requests.clear()
    },
    loseCreationAnswer: () => strike(sandbox, creationOf(kind, { kind: 'drop-after' })),
    throttleOnce: () =>
      strike(sandbox, { place: 'rest', effect: { kind: 'status', status: 429, retryAfterSeconds: 1 } }),
    expireCredentials() {
      store.site.data.applicationPasswords.clear()
      store.site.data.keys.clear()
    },
    rejectPicture(fileName) {
      if (uploads) strike(sandbox, { place: 'rest', name: 'media.upload', effect: { kind: 'too-large' } })
      else pictures.refuse(fileName)
    },
    createdFiles: () =>
      [...store.site.data.attachments.values()]
        .filter(({ id }) => ['upload', 'sideload'].includes(store.site.data.ledger.get(id)?.via ?? ''))
        .map(({ id, file }) => ({ id: String(id), name: file.split('/').at(-1) ?? '' })),
    writes: () =>
      sandbox.world.requests
        .since(0)
        .filter(({ method, operation, status }) => method !== 'GET' && isWrite(operation) && status !== 400).length,
    requests: () => sandbox.world.requests.since(0).length,
    pictureUrl: (key, bytes) => Promise.resolve(pictures.offer(`picture-${key.replace('key', '')}-${key}.jpg`, bytes)),
    async close() {
      await Promise.all([sandbox.close(), pictures.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function isWrite(operation: string): boolean {
  return /^(media\.(upload|update|delete)|products\.update|variations\.(update|batch))$/.test(operation)
}

/** Where new pictures come into being. */
function creationOf(kind: Kind, effect: FaultSpec['effect']): FaultSpec {
  return { place: 'rest', name: kind === 'keys' ? 'products.update' : 'media.upload', effect }
}

function strike({ world }: WooCommerceSandbox, fault: FaultSpec): void {
  world.faults.add(fault)
}

async function seedProducts(folder: string): Promise<StoreProductSeed[]> {
  const images = await Promise.all(
    [11, 12].map(async (seed) => {
      const file = path.join(folder, `theirs-${seed}.jpg`)
      await writeFile(file, await aPicture({ seed }))
      return { fileName: `theirs-${seed}.jpg`, alt: `Theirs ${seed}`, path: file }
    }),
  )
  const options = ['Red', 'Blue']
  const variations = options.map((Color, index) => ({
    ...{ sku: `MUG-${Color}`, price: '9.00', options: { Color } },
    ...(index === 0 && { imageIndex: 1 }),
  }))
  const gallery = { name: 'A mug', sku: 'MUG', price: '', attributes: [{ name: 'Color', options }], variations, images }
  const plain = (name: string) => ({ name, sku: '', price: '9.00', attributes: [], variations: [], images: [] })
  return [gallery, plain('B mug'), plain('C mug')]
}
