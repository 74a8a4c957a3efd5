import path from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { SpeedClock } from '../../sandbox/clock.ts'
import { startShopifySandbox, type ShopifySandbox } from '../../sandbox/shopify/server.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import { openShopify } from '../support/open-shopify.ts'
import { connectorContract, type ConnectorHarness } from './connector-contract.ts'
import { aShopOfMugs } from './shopify-mugs.ts'

const domain = 'contract.myshopify.com'

connectorContract('Shopify', () => startHarness({}))
connectorContract('Shopify, everything that can be in bulk operations', () => startHarness({ bulkFrom: 1 }))

async function startHarness(settings: { readonly bulkFrom?: number }): Promise<ConnectorHarness> {
  const clock = new SpeedClock(20)
  const sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret', clock })
  const folder = await mkdtemp(path.join(tmpdir(), 'mediaport-contract-'))
  const seed = await aShopOfMugs(domain, folder)
  const listings = { gallery: '', empty: '', other: '' }
  return {
    open: () => openShopify(sandbox, domain, settings),
    listings,
    async reset() {
      sandbox.world.reset()
      const shop = await seedShop(sandbox.world, seed)
      const [gallery = '', empty = '', other = ''] = shop.products.keys()
      Object.assign(listings, { gallery, empty, other })
    },
    loseCreationAnswer: () => strike(sandbox, 'FilesCreate', { kind: 'drop-after' }),
    throttleOnce: () => strike(sandbox, undefined, { kind: 'throttled' }),
    expireCredentials: () => shopOf(sandbox).tokens.revokeAll(),
    deletesFiles: true,
    rejectPicture(fileName) {
      const name = [1, 2, 3]
        .map((seedOf) => `picture-${seedOf}-key${seedOf}.jpg`)
        .find((full) => full.startsWith(fileName))
      const effect = { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' } as const
      sandbox.world.faults.add({ place: 'media', name, effect })
    },
    createdFiles: () =>
      [...shopOf(sandbox).files.values()]
        .filter(({ origin }) => origin.actor.startsWith('app:'))
        .map(({ id, filename }) => ({ id, name: filename })),
    writes: () => sandbox.world.requests.since(0).filter(({ operation }) => writeOperations.has(operation)).length,
    requests: () => sandbox.world.requests.since(0).length,
    async close() {
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const writeOperations = new Set([
  'StagedUploads',
  'FilesCreate',
  'FilesAttach',
  'FilesDelete',
  'FilesDetach',
  'VariantsSetMedia',
  'VariantsDetachMedia',
  'ReorderMedia',
  'BulkRunMutation',
])

type Effect = Parameters<ShopifySandbox['world']['faults']['add']>[0]['effect']

function strike(sandbox: ShopifySandbox, name: string | undefined, effect: Effect): void {
  sandbox.world.faults.add({ place: 'graphql', name, effect })
}

function shopOf({ world }: ShopifySandbox): Shop {
  const shop = world.shops.get(domain)
  if (!shop) throw new Error('the sandbox is not seeded')
  return shop
}
