import type { Connector } from '../app/core/channel/connector.ts'
import { planListing } from '../app/core/export/plan.ts'
import { verify } from '../app/core/export/verify.ts'
import type { AmazonSandbox } from '../sandbox/amazon/server.ts'
import type { AmazonSettings } from '../sandbox/amazon/settings.ts'
import { aPicture } from '../tests/support/a-picture.ts'
import { aMug, aSeller, germany } from '../tests/support/an-amazon-seller.ts'
import { consentOf, openAmazon } from '../tests/support/open-amazon.ts'
import { servePictures } from '../tests/support/picture-server.ts'
import { driveExport } from '../tests/contract/drive-export.ts'
import { anAsset, anEntry, keyOf } from '../tests/contract/mapped-pictures.ts'

export interface MeasuredExport {
  /** Of platform time, from the first look to the last. */
  readonly seconds: number
  /** From the first submission to the last answer to one. */
  readonly submitting: number
  readonly throttled: number
  readonly calls: number
}

interface Order {
  readonly skus: number
  readonly bulkFrom: number
  readonly speed: number
  readonly settings?: Partial<AmazonSettings>
}

/** Gives so many SKUs three pictures each, and looks whether they have them. Amazon's own work on pictures is left out. */
export async function measureExport({ skus: count, bulkFrom, speed, settings }: Order): Promise<MeasuredExport> {
  const pictures = await servePictures()
  const scene = await aSeller(pictures, { settings: { ...settings, processesImages: false }, speed })
  try {
    const { world } = scene.sandbox
    const skus = Array.from({ length: count }, (_, index) => `MUG-${String(index).padStart(5, '0')}`)
    const seller = await scene.reset(skus.map((sku) => aMug(sku)))
    const connector = openAmazon(scene.sandbox, consentOf(scene.sandbox, seller, germany), { bulkFrom })
    const startedAt = world.clock.now()
    await exportTo(connector, skus, (key, bytes) => pictures.offer(`${key}.jpg`, bytes))
    return { seconds: (world.clock.now() - startedAt) / 1000, ...submissionsOf(scene.sandbox) }
  } finally {
    await Promise.all([scene.sandbox.close(), pictures.close()])
  }
}

async function exportTo(
  connector: Connector,
  skus: readonly string[],
  offer: (key: string, bytes: Buffer) => string,
): Promise<void> {
  const seeds = [1, 2, 3]
  const bytes = new Map(await Promise.all(seeds.map(async (seed) => [keyOf(seed), await aPicture({ seed })] as const)))
  const assets = new Map(seeds.map((seed) => [`asset-${seed}`, anAsset(seed)]))
  const entries = seeds.map((seed, position) => anEntry(seed, { position, ...(seed === 1 && { role: 'hero' }) }))
  const { images, capabilities } = connector
  const items = [...(await connector.observe(skus)).values()].map((listing) => {
    const input = { ...capabilities, listing, entries, variants: [], assets, images, videos: null, ledger: new Map() }
    return { listing, change: planListing(input).change }
  })
  const address = (key: string) => Promise.resolve(offer(key, bytes.get(key) ?? Buffer.alloc(0)))
  const { files, failures } = await driveExport(connector, items, bytes, undefined, address)
  const after = await connector.observe(skus)
  const wrong = items.filter(({ change, listing }) => {
    const state = after.get(listing.remoteId)
    return !state || verify(change, state, files).length > 0
  })
  if (items.length !== skus.length || failures.length + wrong.length > 0) {
    throw new Error(`${wrong.length} of ${skus.length} SKUs are not as planned: ${failures[0]?.error.message ?? ''}`)
  }
}

function submissionsOf({ world }: AmazonSandbox): Omit<MeasuredExport, 'seconds'> {
  const rows = world.requests.since(0).filter(({ kind }) => kind === 'api')
  const times = rows.filter(({ operation }) => operation === 'patchListingsItem').map(({ time }) => Date.parse(time))
  const submitting = times.length > 0 ? (Math.max(...times) - Math.min(...times)) / 1000 : 0
  const throttled = rows.filter(({ status }) => status === 429).length
  return { submitting, throttled, calls: rows.length }
}
