import path from 'node:path'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { ListingState } from '../../app/core/channel/listing-state.ts'
import type { ListingChange } from '../../app/core/export/listing-change.ts'
import { planListing } from '../../app/core/export/plan.ts'
import type { MappingEntry } from '../../app/core/mapping/mapping.ts'
import type { FaultSpec } from '../../sandbox/woocommerce/control/faults.ts'
import { startWooCommerceSandbox, type WooCommerceSandbox } from '../../sandbox/woocommerce/server.ts'
import { emptyData } from '../../sandbox/woocommerce/state/open-site.ts'
import { seedSite } from '../../sandbox/woocommerce/state/seed-site.ts'
import { aPicture } from '../support/a-picture.ts'
import { keysFor, openWooCommerce, passwordFor } from '../support/open-woocommerce.ts'
import { servePictures, type PictureServer } from '../support/picture-server.ts'
import { driveExport } from './drive-export.ts'
import { anAsset, asLedger, keyOf } from './mapped-pictures.ts'

const facts = { wooCommerceVersion: '11.0.1', variationGalleries: true }

/**
 * A store with a mug in three colours and two pictures, new for each test of the file that asks for it, and three pictures (seeds 1 to
 * 3) to export there.
 */
export function aMugStore() {
  const bytes = new Map<string, Buffer>()
  let sandbox: WooCommerceSandbox
  let folder: string
  let served: PictureServer
  let productId: string

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mediaport-writing-'))
    for (const seed of [1, 2, 3]) bytes.set(keyOf(seed), await aPicture({ seed, widthPx: 300, heightPx: 300 }))
    await writeFile(path.join(folder, 'theirs.jpg'), await aPicture({ seed: 11 }))
    served = await servePictures()
    sandbox = await startWooCommerceSandbox({
      sites: [{ key: 'store', title: 'Northwind', settings: { environmentType: 'local' } }],
      hosts: served.hosts,
    })
  })

  beforeEach(async () => {
    productId = await seedMug(sandbox, folder)
    sandbox.world.faults.clear()
    sandbox.world.requests.clear()
    served.forget()
  })

  afterAll(async () => {
    await Promise.all([sandbox.close(), served.close()])
    await rm(folder, { recursive: true, force: true })
  })

  const store = () => sandbox.sites.store!
  const stateOf = async (connector: Connector) => (await connector.observe([productId])).get(productId)!
  return {
    bytes,
    store,
    stateOf,
    served: () => served,
    /** As the store has it. */
    mug: () => store().site.data.products.get(Number(productId))!,
    openByPassword: () => openWooCommerce(store(), passwordFor(store()), { settings: {}, facts }),
    openByKeys: () => openWooCommerce(store(), keysFor(store()), { settings: {}, facts }),
    strike: (fault: FaultSpec) => sandbox.world.faults.add(fault),
    /** Attachments that came since the store was seeded. */
    created: () =>
      [...store().site.data.attachments.values()].filter(({ id }) => store().site.data.ledger.get(id)?.via !== 'seed'),
    operations: () => sandbox.world.requests.since(0).map(({ operation }) => operation),
    forgetRequests: () => sandbox.world.requests.clear(),
    /** `known`: the ledger's files, by rendition key. */
    async plan(connector: Connector, entries: readonly MappingEntry[], known = new Map<string, string>()) {
      const listing = await stateOf(connector)
      const variants = listing.variants.map(({ id }) => ({ id, remoteId: id, optionValues: {} }))
      const assets = new Map([1, 2, 3].map((seed) => [`asset-${seed}`, anAsset(seed)]))
      const { images, capabilities } = connector
      const ledger = asLedger(known)
      const input = { ...capabilities, listing, entries, variants, assets, images, videos: null, ledger }
      return { listing, change: planListing(input).change }
    },
    drive(connector: Connector, item: { change: ListingChange; listing: ListingState }, known = new Map()) {
      const offer = (key: string) =>
        Promise.resolve(served.offer(`picture-${key.replace('key', '')}-${key}.jpg`, bytes.get(key)!))
      return driveExport(connector, [item], bytes, known, offer)
    },
  }
}

async function seedMug({ world, sites }: WooCommerceSandbox, folder: string): Promise<string> {
  const { site } = sites.store!
  const options = ['Red', 'Blue', 'Green']
  const image = { alt: 'Theirs', path: path.join(folder, 'theirs.jpg') }
  site.data = emptyData()
  await seedSite(world, site, {
    products: [
      {
        ...{ name: 'Mug', sku: 'MUG', price: '', attributes: [{ name: 'Color', options }] },
        variations: options.map((Color) => ({ sku: Color, price: '9.00', options: { Color } })),
        images: ['one', 'two'].map((name) => ({ ...image, fileName: `${name}.jpg` })),
      },
    ],
  })
  return String([...site.data.products.keys()][0])
}
