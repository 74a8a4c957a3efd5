import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListingState } from '../channel/listing-state.ts'
import type { MappingEntry, MappingTarget } from '../mapping/mapping.ts'
import { mappingRoles } from '../mapping/roles.ts'
import { notOk, ok } from '../result.ts'
import { exportModes } from './export-mode.ts'
import { expectedState } from './expected-state.ts'
import { isUnchanged } from './listing-change.ts'
import type { LedgerFile, PlanInput, PlannableAsset } from './plan-input.ts'
import { planListing } from './plan.ts'
import { verify } from './verify.ts'

const red = { id: 'v-red', remoteId: 'r-red', optionValues: { Color: 'Red' } }
const blue = { id: 'v-blue', remoteId: 'r-blue', optionValues: { Color: 'Blue' } }

const allRed: MappingTarget = { kind: 'option', optionName: 'Color', optionValue: 'Red' }
const onlyRed: MappingTarget = { kind: 'variant', variantId: 'v-red' }
const product: MappingTarget = { kind: 'product' }

function anEntry(assetId: string, overrides: Partial<MappingEntry> = {}): MappingEntry {
  const defaults = { target: product, role: 'angle', position: 0, altText: null, origin: 'manual' } as const
  return { assetId, ...defaults, accepted: true, confidence: null, reason: null, ...overrides }
}

function anAsset(id: string, overrides: Partial<PlannableAsset> = {}): PlannableAsset {
  const rendition = ok({ key: `key-${id}`, fileName: `${id}.jpg`, spec: null })
  return { id, altText: `Alt of ${id}`, rendition, video: null, ...overrides }
}

function aListing(mediaIds: string[], pictures: Record<string, string> = {}): ListingState {
  return {
    remoteId: 'gid://listing',
    title: 'Mug',
    media: mediaIds.map((id) => ({
      id,
      kind: 'image',
      alt: '',
      status: 'ready',
      url: null,
      widthPx: null,
      heightPx: null,
    })),
    variants: ['r-red', 'r-blue'].map((id) => ({
      id,
      sku: id,
      title: id,
      mediaId: pictures[id] ?? null,
      galleryIds: [],
    })),
    variantMedia: [],
  }
}

function anInput(overrides: Partial<PlanInput> = {}): PlanInput {
  return {
    listing: aListing(['theirs-1', 'theirs-2']),
    entries: [],
    variants: [red, blue],
    assets: new Map(['a', 'b', 'c'].map((id) => [id, anAsset(id)])),
    images: {
      formats: ['jpeg'],
      maxBytes: 1,
      maxPixels: 1,
      maxSidePx: 1,
      minSidePx: 1,
      maxAspectRatio: 1,
      maxAltLength: 20,
      maxMediaPerListing: 250,
      animated: false,
      source: 'test',
      sourceDate: '2026-11-01',
    },
    videos: null,
    ledger: new Map(),
    ...overrides,
  }
}

const names = (input: PlanInput) =>
  planListing(input).change.order?.map((ref) => (ref.from === 'asset' ? ref.assetId : ref.mediaId)) ?? null

describe('the plan of a listing', () => {
  it('appends mapped pictures in mapped order, which needs no reordering', () => {
    const input = anInput({ entries: [anEntry('b', { position: 2 }), anEntry('a', { position: 1 })] })
    const { change } = planListing(input)
    expect(change.media.map(({ assetId, action }) => [assetId, action])).toEqual([
      ['a', 'upload'],
      ['b', 'upload'],
    ])
    expect(change.order).toBeNull()
  })

  it('puts mapped pictures in front where a main picture is mapped to the product', () => {
    const entries = [anEntry('a', { position: 1 }), anEntry('b', { position: 2, role: 'hero' })]
    expect(names(anInput({ entries }))).toEqual(['b', 'a', 'theirs-1', 'theirs-2'])
  })

  it('gives a variant the most specific picture: its own before that of its option value', () => {
    const entries = [anEntry('a', { target: allRed, role: 'hero' }), anEntry('b', { target: onlyRed, position: 9 })]
    const { variants } = planListing(anInput({ entries })).change
    expect(variants).toEqual([
      { variantRemoteId: 'r-red', before: null, after: { from: 'asset', assetId: 'b', renditionKey: 'key-b' } },
    ])
  })

  it('prefers the main picture of an option value, then the first by position', () => {
    const entries = [
      anEntry('a', { target: allRed, position: 0 }),
      anEntry('b', { target: allRed, position: 1, role: 'hero' }),
    ]
    expect(planListing(anInput({ entries })).change.variants[0]?.after).toMatchObject({ assetId: 'b' })
  })

  it('sends a picture once that is mapped to several targets', () => {
    const entries = [anEntry('a'), anEntry('a', { target: allRed }), anEntry('a', { target: onlyRed })]
    expect(planListing(anInput({ entries })).change.media).toHaveLength(1)
  })

  it('reuses a file that the account has, and leaves one that the listing shows', () => {
    const ledger = new Map<string, LedgerFile>([
      ['key-a', { remoteId: 'theirs-1', status: 'ready' }],
      ['key-b', { remoteId: 'elsewhere', status: 'ready' }],
      ['key-c', { remoteId: 'broken', status: 'failed' }],
    ])
    const entries = ['a', 'b', 'c'].map((id, position) => anEntry(id, { position }))
    const { media } = planListing(anInput({ entries, ledger })).change
    expect(media.map(({ action, remoteId }) => [action, remoteId])).toEqual([
      ['present', 'theirs-1'],
      ['reuse', 'elsewhere'],
      ['upload', null],
    ])
    expect(media[0]?.changesAlt).toBe(true)
  })

  it('says of each picture that cannot go why, and plans the others', () => {
    const assets = new Map([
      ['a', anAsset('a', { rendition: notOk({ code: 'too_small', measured: 1, limit: 2 }) })],
      ['b', anAsset('b', { altText: 'An alt text that is much too long' })],
      ['c', anAsset('c', { video: { mimeType: 'video/mp4', byteSize: 1, durationMs: 1, widthPx: 1, heightPx: 1 } })],
    ])
    const entries = [anEntry('a'), anEntry('b'), anEntry('c'), anEntry('b', { role: 'swatch' })]
    const { change, issues } = planListing(anInput({ assets, entries }))
    expect(change.media.map(({ alt }) => alt)).toEqual(['An alt text that is'])
    expect(issues.map(({ code, severity, assetId }) => [code, severity, assetId])).toEqual([
      ['too_small', 'error', 'a'],
      ['alt_too_long', 'warning', 'b'],
      ['video_not_taken', 'info', 'c'],
      ['swatch_not_shown', 'info', 'b'],
    ])
  })

  it('leaves out what does not fit into 250 media, and does not assign it', () => {
    const listing = aListing(Array.from({ length: 249 }, (_, index) => `theirs-${index}`))
    const entries = [anEntry('a'), anEntry('b', { position: 1, target: onlyRed })]
    const { change, issues } = planListing(anInput({ listing, entries }))
    expect(change.media.map(({ assetId }) => assetId)).toEqual(['a'])
    expect(change.variants).toEqual([])
    expect(issues).toMatchObject([{ code: 'too_many_media', assetId: 'b' }])
  })

  it('mentions a variant that is gone', () => {
    const entries = [anEntry('a', { target: { kind: 'variant', variantId: 'v-old' } })]
    expect(planListing(anInput({ entries })).issues).toMatchObject([{ code: 'variant_gone', assetId: 'a' }])
  })
})

describe('planning, applying and planning again', () => {
  const arbitraryInput = fc
    .record({
      theirs: fc.uniqueArray(fc.constantFrom('t1', 't2', 't3', 't4', 'f-a', 'f-b'), { maxLength: 6 }),
      entries: fc.array(
        fc.record({
          assetId: fc.constantFrom('a', 'b', 'c'),
          target: fc.constantFrom(product, allRed, onlyRed),
          role: fc.constantFrom(...mappingRoles),
          position: fc.nat(5),
        }),
        { maxLength: 6 },
      ),
      knownFiles: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      mode: fc.constantFrom(...exportModes),
    })
    .map(({ theirs, entries, knownFiles, mode }) =>
      anInput({
        mode,
        placed: new Set(['f-a', 'f-b', 'f-c']),
        listing: aListing(theirs, { 'r-red': theirs[0] ?? 'none' }),
        entries: entries.map(({ assetId, ...overrides }) => anEntry(assetId, overrides)),
        ledger: new Map(knownFiles.map((id) => [`key-${id}`, { remoteId: `f-${id}`, status: 'ready' as const }])),
      }),
    )

  it('gives no change, loses nothing that was not to be mirrored and keeps its order', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { listing, ledger } = apply(input)
        const again = planListing({ ...input, listing, ledger })
        expect(isUnchanged(again.change)).toBe(true)
        if (input.mode === 'mirror') return
        const before = input.listing.media.map(({ id }) => id).filter((id) => id.startsWith('t'))
        expect(listing.media.map(({ id }) => id).filter((id) => id.startsWith('t'))).toEqual(before)
      }),
    )
  })
})

/** What a channel that does as it is told shows after the change. */
function apply(input: PlanInput): { listing: ListingState; ledger: Map<string, LedgerFile> } {
  const { change } = planListing(input)
  const files = new Map(
    change.media.map(({ renditionKey, assetId, remoteId }) => [renditionKey, remoteId ?? `new-${assetId}`]),
  )
  const listing = expectedState(change, input.listing, files)
  expect(verify(change, listing, files)).toEqual([])
  return { listing, ledger: new Map([...files].map(([key, remoteId]) => [key, { remoteId, status: 'ready' }])) }
}
