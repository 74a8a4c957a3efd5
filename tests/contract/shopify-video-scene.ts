import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { ListingState } from '../../app/core/channel/listing-state.ts'
import { itemWords, refusalCode } from '../../app/core/export/export-words.ts'
import type { PlannableAsset } from '../../app/core/export/plan-input.ts'
import { planListing } from '../../app/core/export/plan.ts'
import type { MappingEntry } from '../../app/core/mapping/mapping.ts'
import { ok } from '../../app/core/result.ts'
import type { FaultEffect, FaultPlace } from '../../sandbox/shopify/control/faults.ts'
import { startShopifySandbox } from '../../sandbox/shopify/server.ts'
import type { StoredFile } from '../../sandbox/shopify/state/model.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import { aVideo } from '../../sandbox/testing/a-video.ts'
import { ManualClock } from '../../sandbox/testing/manual-clock.ts'
import { aPicture } from '../support/a-picture.ts'
import { openShopify } from '../support/open-shopify.ts'
import { driveExport, type DrivenExport, type DrivenItem } from './drive-export.ts'
import { anAsset, anEntry, asLedger, keyOf } from './mapped-pictures.ts'
import { aShopOfMugs } from './shopify-mugs.ts'

const domain = 'videos.myshopify.com'

export const videoKey = 'turn'

const video: PlannableAsset = {
  ...{
    id: 'asset-turn',
    altText: 'Turns',
    rendition: ok({ key: videoKey, fileName: 'mug-turn-a1b2.mp4', spec: null }),
  },
  video: { byteSize: 20_000, durationMs: 2000, widthPx: 640, heightPx: 360, mimeType: 'video/mp4' },
}

/** The video mapped to the product, as its second picture. */
export function theVideo(overrides: Partial<MappingEntry> = {}): MappingEntry {
  return anEntry(0, { assetId: video.id, role: 'video', position: 1, ...overrides })
}

export type VideoScene = Awaited<ReturnType<typeof aVideoScene>>

/**
 * A shop whose time goes on while the app waits, and no other way: a wait of minutes takes no longer than its requests, and nothing is
 * late because the host is slow.
 */
export async function aVideoScene() {
  const clock = new ManualClock()
  const sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret', clock })
  const { world } = sandbox
  const folder = await mkdtemp(path.join(tmpdir(), 'mediaport-videos-'))
  const seed = await aShopOfMugs(domain, folder)
  const bytes = await aVideo()
  const files = new Map([[videoKey, bytes]])
  for (const number of [1, 2]) files.set(keyOf(number), await aPicture({ seed: number, widthPx: 300, heightPx: 300 }))
  let shop: Shop
  let connector: Connector
  let productIds: string[] = []

  /** What falls due within the wait is let come to its end, however long its real work takes. */
  async function sleep(ms: number): Promise<void> {
    clock.advance(ms)
    const settled = () => {
      if (createdFiles().some(isOverdue)) throw new Error('a file is still looked at')
    }
    await vi.waitFor(settled, { timeout: 20_000, interval: 1 })
  }

  function isOverdue({ __typename, status, createdAt }: StoredFile): boolean {
    const { uploadedMs, videoProcessingMs, imageProcessingMs } = world.behaviour
    const processingMs = __typename === 'Video' ? videoProcessingMs : imageProcessingMs
    return status === 'PROCESSING' && createdAt + uploadedMs + processingMs <= clock.now()
  }

  const createdFiles = () => [...shop.files.values()].filter(({ origin }) => origin.actor.startsWith('app:'))
  const stateOf = async (id: string): Promise<ListingState> => {
    const state = (await connector.observe([id])).get(id)
    if (!state) throw new Error(`${id} is gone`)
    return state
  }

  const scene = {
    ...{ world, clock, bytes, files, createdFiles, stateOf },
    async reset() {
      world.reset()
      shop = await seedShop(world, seed)
      productIds = [...shop.products.keys()]
      files.set(videoKey, bytes)
      connector = openShopify(sandbox, domain, { sleep })
    },
    connector: () => connector,
    shop: () => shop,
    gallery: () => productIds[0] ?? '',
    empty: () => productIds[1] ?? '',
    videos: () => createdFiles().filter(({ __typename }) => __typename === 'Video'),
    strike: (place: FaultPlace, name: string, effect: FaultEffect) => world.faults.add({ place, name, effect }),
    calls: (operation: string) => world.requests.since(0).filter((request) => request.operation === operation).length,
    async plan(
      id: string,
      entries: readonly MappingEntry[],
      known: ReadonlyMap<string, string> = new Map(),
      facts: Partial<NonNullable<PlannableAsset['video']>> = {},
    ) {
      const listing = await stateOf(id)
      const variants = listing.variants.map(({ id: remoteId }) => ({ id: remoteId, remoteId, optionValues: {} }))
      const { capabilities, images, videos } = connector
      const asset = { ...video, video: video.video && { ...video.video, ...facts } }
      const assets = new Map([anAsset(1), anAsset(2), asset].map((row) => [row.id, row]))
      const planned = planListing({
        ...{ ...capabilities, listing, entries, variants, assets, images, videos },
        ...{ ledger: asLedger(known), placed: new Set(known.values()) },
      })
      return { listing, ...planned }
    },
    drive: (items: readonly DrivenItem[], known = new Map<string, string>()) =>
      driveExport(connector, items, files, known),
    /** Planned and carried out; `after`: what the product shows then. */
    async exported(id: string, entries: readonly MappingEntry[], known = new Map<string, string>()) {
      const item = await scene.plan(id, entries, known)
      const driven = await scene.drive([item], known)
      return { ...item, ...driven, after: await stateOf(id) }
    },
    async close() {
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return scene
}

/** How failed items end for the merchant: the code that is kept, and its words. */
export function endsOf({ failures }: DrivenExport) {
  return failures.map(({ renditionKey, error }) => {
    const code = refusalCode(error.code, error.details.platformCode)
    return { renditionKey, code, ...itemWords(code) }
  })
}
