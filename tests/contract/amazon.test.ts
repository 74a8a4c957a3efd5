import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SpeedClock } from '../../sandbox/clock.ts'
import { revoke } from '../../sandbox/amazon/auth/grants.ts'
import type { FaultSpec } from '../../sandbox/amazon/control/faults.ts'
import type { ListingSeed } from '../../sandbox/amazon/seed.ts'
import { startAmazonSandbox } from '../../sandbox/amazon/server.ts'
import { seedSeller } from '../../sandbox/amazon/state/seed-seller.ts'
import { aPicture } from '../support/a-picture.ts'
import { amazonApplication, consentOf, openAmazon, type SellerCredentials } from '../support/open-amazon.ts'
import { servePictures } from '../support/picture-server.ts'
import { connectorContract, type ConnectorHarness } from './connector-contract.ts'

const marketplaceId = 'A1PA6795UKMFR9'
const sellerId = 'A1NORTHWIND'

for (const bulkFrom of [Infinity, 1]) {
  const way = bulkFrom === 1 ? 'by feeds' : 'by patches'
  connectorContract(`Amazon ${way}`, () => startHarness(bulkFrom), { variants: false })
}

async function startHarness(bulkFrom: number): Promise<ConnectorHarness> {
  const pictures = await servePictures()
  const [publicHost = ''] = Object.keys(pictures.hosts)
  const clock = new SpeedClock(50)
  const hosts = { ...pictures.hosts, 'images.northwind.example': pictures.hosts[publicHost] ?? '' }
  const sandbox = await startAmazonSandbox({ application: amazonApplication, hosts, clock })
  const { world } = sandbox
  const folder = await mkdtemp(path.join(tmpdir(), 'mediaport-contract-'))
  const listings = await seedListings(folder)
  // Where the seller's former pictures still are.
  for (const slot of ['MAIN', 'PT01']) pictures.offer(`2024/MUG-RED.${slot}.jpg`, await aPicture({ seed: 11 }))
  const seller = () => world.sellers.get(sellerId)!
  const strike = (fault: FaultSpec) => world.faults.add(fault)
  let credentials: SellerCredentials
  return {
    open: () => openAmazon(sandbox, credentials, { bulkFrom }),
    listings: { gallery: 'MUG-RED', empty: 'MUG-BLUE', other: 'MUG-GREEN' },
    deletesFiles: false,
    async reset() {
      world.reset()
      await seedSeller(world, {
        ...{ sellerId, name: 'Northwind', region: 'eu', listings },
        marketplaces: [{ marketplaceId, storeName: 'Northwind DE' }],
      })
      credentials = consentOf(sandbox, seller(), marketplaceId)
      pictures.forget()
    },
    loseCreationAnswer: () =>
      strike({
        place: 'api',
        name: bulkFrom === 1 ? 'createFeed' : 'patchListingsItem',
        effect: { kind: 'drop-after' },
      }),
    throttleOnce: () => strike({ place: 'api', effect: { kind: 'throttled' } }),
    expireCredentials: () => revoke(world, sellerId),
    rejectPicture: (fileName) => pictures.refuse(fileName),
    createdFiles: () => {
      const ours = seller().ledger.filter(({ url }) => new URL(url).host === publicHost)
      return [...new Set(ours.map(({ url }) => url))].map((url) => ({ id: url, name: url.split('/').at(-1) ?? '' }))
    },
    writes: () => apiCalls().filter(({ operation }) => /^(patchListingsItem|createFeed)$/.test(operation)).length,
    requests: () => apiCalls().length,
    pictureUrl: (key, bytes) => Promise.resolve(pictures.offer(`picture-${key.replace('key', '')}-${key}.jpg`, bytes)),
    async close() {
      await Promise.all([sandbox.close(), pictures.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }

  function apiCalls() {
    return world.requests.since(0).filter(({ kind }) => kind === 'api')
  }
}

async function seedListings(folder: string): Promise<ListingSeed[]> {
  const images = await Promise.all(
    ['MAIN', 'PT01'].map(async (variant, index) => {
      const file = path.join(folder, `${variant}.jpg`)
      await writeFile(file, await aPicture({ seed: 11 + index }))
      return { variant, path: file }
    }),
  )
  return ['RED', 'BLUE', 'GREEN'].map((colour, index) => ({
    ...{ sku: `MUG-${colour}`, asin: `B0MUG0000${index}`, title: `Mug ${colour}`, productType: 'DRINKING_CUP' },
    ...(index === 0 && { images }),
  }))
}
