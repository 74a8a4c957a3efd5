import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ConnectorError, type ConnectorErrorCode } from '../../app/core/channel/connector-error.ts'
import type { Connector } from '../../app/core/channel/connector.ts'
import { listingDigest, type ListingState } from '../../app/core/channel/listing-state.ts'
import { changeTowards } from '../../app/core/export/change-towards.ts'
import type { ExportMode } from '../../app/core/export/export-mode.ts'
import type { LedgerFile } from '../../app/core/export/plan-input.ts'
import { isUnchanged } from '../../app/core/export/listing-change.ts'
import { planListing } from '../../app/core/export/plan.ts'
import { planUndo } from '../../app/core/export/plan-undo.ts'
import { verify } from '../../app/core/export/verify.ts'
import type { MappingEntry } from '../../app/core/mapping/mapping.ts'
import { aPicture } from '../support/a-picture.ts'
import { driveExport, type DrivenItem } from './drive-export.ts'
import { anAsset, anEntry, asLedger, keyOf } from './mapped-pictures.ts'

/** A platform (stand-in) as the contract needs it. */
export interface ConnectorHarness {
  /** Opened anew for each test. */
  open(): Connector
  /** A listing with two pictures (and two variants, where there are such), and two empty ones, by remote id. */
  readonly listings: { readonly gallery: string; readonly empty: string; readonly other: string }
  /** Puts everything back to how it began and forgets faults and requests. */
  reset(): Promise<void>
  /** The next creation of files takes effect, but its answer is lost. */
  loseCreationAnswer(): void
  /** The next request is refused because of its rate. */
  throttleOnce(): void
  /** Every credential is refused from now on. */
  expireCredentials(): void
  /** The first picture that is sent (its name begins so) is refused, at once or when it is processed. */
  rejectPicture(fileName: string): void
  /** Whether the account's credentials can delete files. */
  readonly deletesFiles: boolean
  /** Files of the account that this app made. */
  createdFiles(): readonly { readonly id: string; readonly name: string }[]
  /** Requests that change something, since the last reset. */
  writes(): number
  /** All requests since then. */
  requests(): number
  /** Where the platform may fetch the bytes of a rendition; for accounts that do. */
  readonly pictureUrl?: (renditionKey: string, bytes: Buffer) => Promise<string>
  close(): Promise<void>
}

/** What listings of the platform have. */
export interface ListingParts {
  /** Variants, two of them on `gallery`; else each thing on offer is a listing of its own. */
  readonly variants: boolean
}

export function connectorContract(
  channel: string,
  start: () => Promise<ConnectorHarness>,
  { variants: hasVariants }: ListingParts = { variants: true },
): void {
  describe(`${channel} keeps the connector contract`, () => {
    let harness: ConnectorHarness
    let connector: Connector
    const pictures = new Map<string, Buffer>()

    beforeAll(async () => {
      harness = await start()
      for (const seed of [1, 2, 3]) pictures.set(keyOf(seed), await aPicture({ seed, widthPx: 300, heightPx: 300 }))
    })
    beforeEach(async () => {
      await harness.reset()
      connector = harness.open()
    })
    afterAll(() => harness.close())

    const observeOne = async (id: string): Promise<ListingState> => (await connector.observe([id])).get(id)!

    async function planFor(
      id: string,
      entries: readonly MappingEntry[],
      ledger: ReadonlyMap<string, LedgerFile>,
      mode: ExportMode = 'add',
    ) {
      const listing = await observeOne(id)
      const variants = listing.variants.map(({ id: remoteId }) => ({ id: remoteId, remoteId, optionValues: {} }))
      const assets = new Map([1, 2, 3].map((seed) => [`asset-${seed}`, anAsset(seed)]))
      const { images, capabilities } = connector
      const planned = planListing({
        ...capabilities,
        listing,
        entries,
        variants,
        assets,
        images,
        videos: null,
        ledger,
        mode,
      })
      return { listing, change: planned.change }
    }

    const drive = (items: readonly DrivenItem[], known = new Map<string, string>(), driver = connector) =>
      driveExport(driver, items, pictures, known, (key) => addressOf(harness, key, pictures))

    async function exportTo(
      id: string,
      entries: readonly MappingEntry[],
      known = new Map<string, string>(),
      mode: ExportMode = 'add',
    ) {
      const item = await planFor(id, entries, asLedger(known), mode)
      const driven = await drive([item], known)
      return { ...driven, change: item.change, after: await observeOne(id) }
    }

    it('checks an account without changing it', async () => {
      const check = await connector.check()
      expect(check.accountName).not.toBe('')
      expect(check.missingScopes).toEqual([])
      expect(harness.writes()).toBe(0)
    })

    it('lists listings page by page, both ways', async () => {
      const first = await connector.listListings({ limit: 2 })
      const second = await connector.listListings({ limit: 2, cursor: first.nextCursor! })
      const back = await connector.listListings({ limit: 2, cursor: second.previousCursor!, direction: 'previous' })
      expect(first.total).toBeGreaterThanOrEqual(3)
      expect(back.items.map(({ remoteId }) => remoteId)).toEqual(first.items.map(({ remoteId }) => remoteId))
      expect(second.items[0]?.remoteId).not.toBe(first.items[0]?.remoteId)
    })

    it('gives listings with their variants, and leaves out what is gone', async () => {
      const { gallery } = harness.listings
      const variantCount = hasVariants ? 2 : 0
      const [listing, ...others] = await connector.getListings([gallery, `${gallery}99999`])
      expect(listing).toMatchObject({ remoteId: gallery, mediaCount: 2, variantCount })
      expect(listing?.variants).toHaveLength(variantCount)
      expect(others).toEqual([])
    })

    it('observes ordered media and the pictures of variants, and leaves out what is gone', async () => {
      const { gallery, empty } = harness.listings
      const states = await connector.observe([gallery, empty, `${gallery}99999`])
      expect([...states.keys()].sort()).toEqual([gallery, empty].sort())
      const state = states.get(gallery)!
      expect(state.media).toHaveLength(2)
      const shown = state.media.map(({ id }) => id)
      const ofVariants = state.variants.flatMap(({ mediaId }) => mediaId ?? [])
      expect(ofVariants.filter((id) => shown.includes(id))).toHaveLength(hasVariants ? 1 : 0)
      expect(states.get(empty)?.media).toEqual([])
    })

    it('exports new pictures: attached, described and ordered', async () => {
      const { gallery } = harness.listings
      const { change, files, after } = await exportTo(gallery, [anEntry(1, { role: 'hero' }), anEntry(2)])
      expect(verify(change, after, files)).toEqual([])
      expect(after.media).toHaveLength(4)
      const alt = connector.images.altText === 'none' ? '' : 'Alt 1'
      expect(after.media[0]).toMatchObject({ id: files.get(keyOf(1)), alt })
      expect(harness.createdFiles()).toHaveLength(2)
    })

    if (hasVariants) {
      it('assigns new pictures to variants', async () => {
        const { gallery } = harness.listings
        const variantId = (await observeOne(gallery)).variants[1]!.id
        const { change, files, after } = await exportTo(gallery, [
          anEntry(1, { role: 'hero' }),
          anEntry(2, { position: 1, target: { kind: 'variant', variantId } }),
        ])
        expect(verify(change, after, files)).toEqual([])
        // Where variants have pictures of their own, those do not stand among the listing's.
        expect(after.media).toHaveLength(connector.capabilities.variantPictures === 'apart' ? 3 : 4)
        expect(after.variants.find(({ id }) => id === variantId)?.mediaId).toBe(files.get(keyOf(2)))
        expect(harness.createdFiles()).toHaveLength(2)
      })

      it('takes the picture from a variant and leaves it on the listing', async () => {
        const { gallery } = harness.listings
        const listing = await observeOne(gallery)
        const variants = listing.variants.map((variant) => ({ ...variant, mediaId: null }))
        const change = changeTowards(listing, { ...listing, variants })
        await drive([{ change, listing }])
        expect(await observeOne(gallery)).toMatchObject({ media: listing.media, variants })
      })
    }

    it('serves several listings with one file of each picture', async () => {
      const { gallery, empty, other } = harness.listings
      const items = await Promise.all(
        [gallery, empty, other].map((id) => planFor(id, [anEntry(1), anEntry(2, { position: 1 })], new Map())),
      )
      const { files } = await drive(items)
      const states = await connector.observe([gallery, empty, other])
      for (const { change, listing } of items) expect(verify(change, states.get(listing.remoteId)!, files)).toEqual([])
      expect(harness.createdFiles()).toHaveLength(2)
    })

    it('reuses a file of the account for another listing', async () => {
      const { empty, other } = harness.listings
      const { files } = await exportTo(empty, [anEntry(1)])
      const second = await exportTo(other, [anEntry(1)], files)
      expect(second.change.media[0]?.action).toBe('reuse')
      expect(verify(second.change, second.after, files)).toEqual([])
      expect(harness.createdFiles()).toHaveLength(1)
    })

    it('writes nothing to a listing that shows everything already', async () => {
      const { empty } = harness.listings
      const { files } = await exportTo(empty, [anEntry(1), anEntry(2, { position: 1 })])
      const before = harness.writes()
      const again = await exportTo(empty, [anEntry(1), anEntry(2, { position: 1 })], files)
      expect(isUnchanged(again.change)).toBe(true)
      expect(harness.writes()).toBe(before)
      expect(connector.estimate([again.change]).calls).toBe(0)
    })

    it('finds the files of a lost answer instead of making them twice', async () => {
      harness.loseCreationAnswer()
      const { change, files, after } = await exportTo(harness.listings.empty, [anEntry(1), anEntry(2, { position: 1 })])
      expect(verify(change, after, files)).toEqual([])
      expect(harness.createdFiles()).toHaveLength(2)
    })

    it('recovers nothing where nothing happened', async () => {
      const { change, listing } = await planFor(harness.listings.empty, [anEntry(1)], new Map())
      const [step] = connector.steps
      const work = {
        itemId: 'i',
        listingRemoteId: listing.remoteId,
        change,
        snapshot: listing,
        current: listing,
        files: new Map(),
      }
      const [call] = step!.plan([work])
      const context = {
        signal: new AbortController().signal,
        listing: () => listing,
        openRendition: () => Promise.reject(new Error('no bytes')),
        pictureUrl: () => Promise.reject(new Error('no address')),
        uploaded: () => undefined,
      }
      expect(await step!.recover(call!, context)).toBeNull()
    })

    it('plans the same call with the same key', async () => {
      const item = await planFor(harness.listings.empty, [anEntry(1)], new Map())
      const keys = [1, 2].map(
        () =>
          connector.steps[0]!.plan([
            {
              itemId: 'i',
              listingRemoteId: item.listing.remoteId,
              change: item.change,
              snapshot: item.listing,
              current: item.listing,
              files: new Map(),
            },
          ])[0]?.key,
      )
      expect(keys[0]).toBe(keys[1])
    })

    it('waits out a throttled request', async () => {
      harness.throttleOnce()
      expect((await observeOne(harness.listings.gallery)).media).toHaveLength(2)
    })

    it('says so when the credentials are refused', async () => {
      harness.expireCredentials()
      await expect(connector.observe([harness.listings.gallery])).rejects.toSatisfy(isConnectorError('auth_expired'))
    })

    it('fails the item of a picture that the platform refuses, and leaves no remains', async () => {
      const { empty, other } = harness.listings
      harness.rejectPicture('picture-1')
      const items = [await planFor(empty, [anEntry(1)], new Map()), await planFor(other, [anEntry(2)], new Map())]
      const { failures, files } = await drive(items)
      expect(failures.map(({ itemId, renditionKey }) => [itemId, renditionKey])).toEqual([[empty, keyOf(1)]])
      expect(failures[0]?.error).toSatisfy(isConnectorError('rejected'))
      expect(verify(items[1]!.change, await observeOne(other), files)).toEqual([])
      expect(harness.createdFiles().map(({ name }) => name)).toEqual(['picture-2-key2.jpg'])
    })

    it('finishes a gallery that was left half done', async () => {
      const { gallery } = harness.listings
      const entries = [anEntry(1, { role: 'hero' }), anEntry(2, { position: 1 })]
      const item = await planFor(gallery, entries, new Map())
      const half = { ...connector, steps: connector.steps.slice(0, Math.floor(connector.steps.length / 2)) }
      const { files } = await drive([item], undefined, half)
      const current = { ...item, listing: await observeOne(gallery) }
      await drive([current], files)
      expect(verify(item.change, await observeOne(gallery), files)).toEqual([])
      expect(harness.createdFiles()).toHaveLength(2)
    })

    it('mirrors a mapping: what is not mapped leaves the listing and its variants, and its files stay', async () => {
      const { gallery } = harness.listings
      const before = await observeOne(gallery)
      const entries = [anEntry(1, { role: 'hero' }), anEntry(2, { position: 1 })]
      const { change, files, after } = await exportTo(gallery, entries, new Map(), 'mirror')
      expect(change.removals.map(({ mediaId }) => mediaId)).toEqual(before.media.map(({ id }) => id))
      expect(verify(change, after, files)).toEqual([])
      expect(after.media.map(({ id }) => id)).toEqual([files.get(keyOf(1)), files.get(keyOf(2))])
      expect(after.variants.map(({ mediaId }) => mediaId)).toEqual(before.variants.map(() => null))
      const statuses = await connector.observeFiles(before.media.map(({ id }) => id))
      expect([...statuses.values()]).toEqual(['ready', 'ready'])
    })

    it('takes an export back: pictures, order, alt texts and variants as they were, also "none"', async () => {
      const { gallery } = harness.listings
      const before = await observeOne(gallery)
      const variantId = before.variants[1]?.id
      const target = variantId === undefined ? { kind: 'product' as const } : { kind: 'variant' as const, variantId }
      const entries = [anEntry(1, { role: 'hero' }), anEntry(2, { target })]
      const { after } = await exportTo(gallery, entries, new Map(), 'mirror')
      const usable = new Set(before.media.map(({ id }) => id))
      const { change } = planUndo({ now: after, exports: [{ before, after }], usable, placed: new Set() })
      await drive([{ change, listing: after }])
      expect(listingDigest(await observeOne(gallery))).toBe(listingDigest(before))
    })

    it('deletes of our files only those that nothing shows', async () => {
      const { empty, other } = harness.listings
      const { files, after } = await exportTo(empty, [anEntry(1), anEntry(2, { position: 1 })])
      await exportTo(other, [anEntry(2)], files)
      const change = changeTowards(after, { ...after, media: [] })
      await drive([{ change, listing: after }])
      const [unused, used] = [files.get(keyOf(1))!, files.get(keyOf(2))!]
      if (!harness.deletesFiles) {
        expect(await connector.deleteUnusedFiles([unused, used])).toEqual([])
        return
      }
      expect(await connector.deleteUnusedFiles([unused, used])).toEqual([unused])
      expect([...(await connector.observeFiles([unused, used])).keys()]).toEqual([used])
      expect(await connector.deleteUnusedFiles([unused, used])).toEqual([unused])
    })

    it('counts what it was charged', async () => {
      await connector.check()
      await observeOne(harness.listings.gallery)
      expect(connector.spent().calls).toBe(harness.requests())
    })
  })
}

function addressOf(harness: ConnectorHarness, key: string, pictures: ReadonlyMap<string, Buffer>): Promise<string> {
  const bytes = pictures.get(key)
  if (!harness.pictureUrl || !bytes) throw new Error(`no address of ${key}`)
  return harness.pictureUrl(key, bytes)
}

function isConnectorError(code: ConnectorErrorCode) {
  return (error: unknown) => error instanceof ConnectorError && error.code === code
}
