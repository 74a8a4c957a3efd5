import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Connector } from '../app/core/channel/connector.ts'
import type { LedgerFile, PlannableAsset } from '../app/core/export/plan-input.ts'
import { planListing } from '../app/core/export/plan.ts'
import { verify } from '../app/core/export/verify.ts'
import type { MappingEntry } from '../app/core/mapping/mapping.ts'
import { ok } from '../app/core/result.ts'
import { SpeedClock, wait } from '../sandbox/clock.ts'
import { startWooCommerceSandbox, type WooCommerceSandbox } from '../sandbox/woocommerce/server.ts'
import { seedSite } from '../sandbox/woocommerce/state/seed-site.ts'
import { driveExport } from '../tests/contract/drive-export.ts'
import { aPicture } from '../tests/support/a-picture.ts'
import { openWooCommerce, passwordFor, type StoreCredentials } from '../tests/support/open-woocommerce.ts'

/** Times are the store's, whose clock runs faster than ours: our own computing counts this much more. */
const clockSpeed = 5
/** A store on an ordinary host: as recorded for pictures of 1200 × 1200 and for requests without pictures. */
const host = { phpWorkers: 4, pictureMs: 450, requestMs: 60 }
const publicHost = 'pictures.example'

export const productCount = 50
export const picturesPerProduct = 5

export interface BenchStore {
  readonly sandbox: WooCommerceSandbox
  readonly productIds: readonly string[]
  readonly connector: Connector
  readonly credentials: StoreCredentials
  /** Seconds of the store's time that the work takes, and the requests that it makes. */
  measure(work: () => Promise<void>): Promise<{ seconds: number; requests: number }>
  close(): Promise<void>
}

export async function aBenchStore(): Promise<BenchStore> {
  const clock = new SpeedClock(clockSpeed)
  const bytes = await aPicture({ seed: 1, widthPx: 300, heightPx: 300 })
  const server = createServer((_request, response) => void response.writeHead(200).end(bytes))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const sandbox = await startWooCommerceSandbox({
    sites: [{ key: 'store', title: 'Bench', settings: { environmentType: 'local', ...host } }],
    hosts: { [publicHost]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    clock,
  })
  const store = sandbox.sites.store
  if (!store) throw new Error('the stand-in has no store')
  const plain = { sku: '', price: '9.00', attributes: [], variations: [], images: [] }
  const products = Array.from({ length: productCount }, (_, index) => ({ ...plain, name: `Product ${index}` }))
  await seedSite(sandbox.world, store.site, { products })
  const credentials = passwordFor(store)
  const account = { settings: {}, facts: { wooCommerceVersion: '11.0.1' } }
  const time = { now: () => clock.now(), sleep: (ms: number) => wait(clock, ms) }
  return {
    ...{ sandbox, credentials, productIds: [...store.site.data.products.keys()].map(String) },
    connector: openWooCommerce(store, credentials, account, time),
    async measure(work) {
      sandbox.world.requests.clear()
      const startedAt = clock.now()
      await work()
      return { seconds: (clock.now() - startedAt) / 1000, requests: sandbox.world.requests.since(0).length }
    },
    async close() {
      await sandbox.close()
      server.close()
    },
  }
}

/** The whole of an export: look, plan, carry out, look again. `files` grows. */
export async function exportOurs({ connector, productIds }: BenchStore, files: Map<string, string>): Promise<void> {
  const states = await connector.observe(productIds)
  const pictures = new Map<string, Buffer>()
  const bytes = await aPicture({ seed: 1, widthPx: 300, heightPx: 300 })
  const ledger = new Map(
    [...files].map(([key, remoteId]): [string, LedgerFile] => [key, { remoteId, status: 'ready' }]),
  )
  const items = productIds.map((id, index) => {
    const listing = states.get(id)
    if (!listing) throw new Error(`${id} is gone`)
    const keys = Array.from({ length: picturesPerProduct }, (_, place) => `picture-${index}-${place}`)
    for (const key of keys) pictures.set(key, bytes)
    const assets = new Map(keys.map((key) => [key, anAsset(key)]))
    const { images, capabilities } = connector
    const input = { ...capabilities, listing, entries: keys.map(anEntry), variants: [], assets, images, videos: null }
    return { listing, change: planListing({ ...input, ledger }).change }
  })
  const driven = await driveExport(connector, items, pictures, files)
  for (const [key, id] of driven.files) files.set(key, id)
  const after = await connector.observe(productIds)
  for (const { change, listing } of items) {
    const state = after.get(listing.remoteId)
    if (!state || verify(change, state, driven.files).length > 0)
      throw new Error(`${listing.remoteId} is not as planned`)
  }
}

/** The usual script: product by product, each picture by its address. */
export async function exportBySource({ credentials, productIds }: BenchStore): Promise<void> {
  const { apiRoot, auth } = credentials
  if (auth.kind !== 'application_password') throw new Error('the script signs in with a password')
  const authorization = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`
  for (const [index, id] of productIds.entries()) {
    const images = Array.from({ length: picturesPerProduct }, (_, place) => ({
      src: `https://${publicHost}/picture-${index}-${place}.jpg`,
    }))
    const response = await fetch(`${apiRoot}wc/v3/products/${id}`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ images }),
    })
    await response.text()
    if (!response.ok) throw new Error(`product ${id}: HTTP ${response.status}`)
  }
}

function anAsset(key: string): PlannableAsset {
  return { id: key, altText: key, rendition: ok({ key, fileName: `${key}.jpg`, spec: null }), video: null }
}

function anEntry(assetId: string, position: number): MappingEntry {
  return {
    ...{ assetId, target: { kind: 'product' }, role: 'angle', position, altText: null, origin: 'manual' },
    ...{ accepted: true, confidence: null, reason: null },
  }
}
