import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { undescribed, type ListingState } from '../channel/listing-state.ts'
import type { MappingEntry } from '../mapping/mapping.ts'
import { ok } from '../result.ts'
import { expectedState } from './expected-state.ts'
import { exportModes, type ExportMode } from './export-mode.ts'
import { isUnchanged } from './listing-change.ts'
import { movedPictures } from './moved-pictures.ts'
import type { PlanInput, PlannableAsset, PlannableVariant } from './plan-input.ts'
import { filesToReturn, planUndo, type DoneExport } from './plan-undo.ts'
import { planListing } from './plan.ts'
import { verify } from './verify.ts'
import { slotsOf, wantedSlots } from './wanted-slots.ts'

const assetIds = ['a', 'b', 'c', 'd']
const files = new Map(assetIds.map((id) => [`key-${id}`, `ours-${id}`]))
const placed = new Set(files.values())
const product: MappingEntry['target'] = { kind: 'product' }
const onlyRed: MappingEntry['target'] = { kind: 'variant', variantId: 'red' }
const allRed: MappingEntry['target'] = { kind: 'option', optionName: 'Colour', optionValue: 'Red' }
const onlyBlue: MappingEntry['target'] = { kind: 'variant', variantId: 'blue' }

const red: PlannableVariant = { id: 'red', remoteId: 'SKU-RED', optionValues: { Colour: 'Red' } }
const blue: PlannableVariant = { id: 'blue', remoteId: 'SKU-BLUE', optionValues: { Colour: 'Blue' } }

const assets = new Map(
  assetIds.map((id): [string, PlannableAsset] => {
    const rendition = ok({ key: `key-${id}`, fileName: `${id}.jpg`, spec: null })
    return [id, { id, altText: 'Not kept here', rendition, video: null }]
  }),
)

interface Places {
  readonly main?: string
  readonly further?: readonly string[]
  readonly swatch?: string | null
}

/** The listing of the red variant. */
function aListing({ main, further = [], swatch = null }: Places = {}): ListingState {
  const media = [...(main ? [main] : []), ...further].map((id) => undescribed(id))
  return {
    ...{ remoteId: 'SKU-RED', title: 'Mug, red', media, variants: [], variantMedia: [] },
    mainPlace: main ? 'filled' : 'empty',
    swatch: swatch === null ? null : undescribed(swatch),
  }
}

function anEntry(assetId: string, overrides: Partial<MappingEntry> = {}): MappingEntry {
  return {
    ...{ assetId, target: product, role: 'angle', position: assetIds.indexOf(assetId), altText: null },
    ...{ origin: 'manual', accepted: true, confidence: null, reason: null, ...overrides },
  }
}

function anInput(overrides: Partial<PlanInput> = {}): PlanInput {
  return {
    ...{ variantPictures: 'none', variantGalleries: false, listing: aListing({ main: 'theirs' }), variants: [red] },
    ...{ elsewhere: [blue], entries: [], assets, videos: null, ledger: new Map(), placed },
    images: {
      ...{ formats: [], maxBytes: 1, maxPixels: 1, maxSidePx: 1, minSidePx: 1, maxAspectRatio: 1, maxAltLength: 0 },
      ...{ altText: 'none', maxMediaPerListing: 9, animated: false, source: '' },
      sourceDate: '',
    },
    ...overrides,
  }
}

function placesAfter(input: PlanInput): Record<string, string> {
  const slots = wantedSlots(planListing(input).change, input.listing, files)
  return Object.fromEntries([...slots].map(([slot, { id }]) => [slot, id]))
}

const codesOf = (input: PlanInput) => planListing(input).issues.map(({ code }) => code)
const everySlot = Array.from({ length: 8 }, (_, index) => `theirs-${index}`)

describe('pictures that look the same', () => {
  const views = { a: '0000000000000000', b: '000000000000001f', c: 'ffffffffffffffff', d: '000000000000003f' }
  const looked = new Map(
    [...assets].map(([id, asset]) => [id, { ...asset, perceptualHash: views[id as keyof typeof views] }]),
  )
  const rules = { ...anInput().images, pictureRules: 'amazon' as const }
  const told = (input: PlanInput) =>
    planListing({ ...input, assets: looked }).issues.flatMap(({ code, assetId, happened }) =>
      code === 'same_view' ? [`${assetId}: ${/main picture|picture \d/.exec(happened)?.[0]}`] : [],
    )
  const entries = [anEntry('a', { role: 'hero' }), anEntry('b'), anEntry('c'), anEntry('d')]

  it('are told where the channel wants different views, each with the first that shows it', () => {
    expect(told(anInput({ entries, images: rules }))).toEqual(['b: main picture', 'd: picture 2'])
    expect(told(anInput({ entries }))).toEqual([])
  })

  it('are told again while they are there, and a swatch may repeat another picture', () => {
    const shown = aListing({ main: 'ours-a', further: ['ours-b'] })
    const ledger = new Map(['a', 'b'].map((id) => [`key-${id}`, { remoteId: `ours-${id}`, status: 'ready' as const }]))
    const mapped = [anEntry('a', { role: 'hero' }), anEntry('b'), anEntry('b', { role: 'swatch' })]
    expect(told(anInput({ listing: shown, ledger, entries: mapped, images: rules }))).toEqual(['b: main picture'])
    const swatch = [anEntry('a', { role: 'hero' }), anEntry('b', { role: 'swatch' })]
    expect(told(anInput({ entries: swatch, images: rules }))).toEqual([])
  })
})

describe('a plan for a listing with named places', () => {
  it('puts the main picture in front, the former one behind, and the swatch beside', () => {
    const entries = [anEntry('a', { role: 'hero' }), anEntry('b'), anEntry('c', { role: 'swatch', target: allRed })]
    expect(placesAfter(anInput({ entries }))).toEqual({
      ...{ MAIN: 'ours-a', PT01: 'ours-b', PT02: 'theirs', SWCH: 'ours-c' },
    })
  })

  it('lets the variant’s own picture lead its listing, and says so where it was not mapped as the main one', () => {
    const entries = [
      anEntry('a', { role: 'hero' }),
      anEntry('b', { target: onlyRed }),
      anEntry('c', { target: onlyBlue }),
    ]
    expect(placesAfter(anInput({ entries }))).toEqual({ MAIN: 'ours-b', PT01: 'ours-a', PT02: 'theirs' })
    expect(codesOf(anInput({ entries }))).toEqual(['variant_leads'])
  })

  it('never makes a scene or a detail of the variant the main picture', () => {
    const entries = [
      anEntry('a', { role: 'lifestyle', target: onlyRed }),
      anEntry('b', { role: 'detail', target: allRed }),
    ]
    expect(placesAfter(anInput({ entries }))).toEqual({ MAIN: 'theirs', PT01: 'ours-a', PT02: 'ours-b' })
  })

  it('leaves the main place empty rather than moving a further picture up, and says so', () => {
    const input = anInput({ listing: aListing({ further: ['theirs'] }), entries: [anEntry('a')] })
    expect(placesAfter(input)).toEqual({ PT01: 'theirs', PT02: 'ours-a' })
    expect(codesOf(input)).toEqual(['main_missing'])
  })

  it('fills an empty main place with the picture that is mapped to it', () => {
    const input = anInput({ listing: aListing({ further: ['theirs'] }), entries: [anEntry('a', { role: 'hero' })] })
    expect(placesAfter(input)).toEqual({ MAIN: 'ours-a', PT01: 'theirs' })
    expect(planListing(input).change.fillsMain).toBe(true)
  })

  it.each(['replace-ours', 'mirror'] as const)('keeps a main picture that is no longer mapped: %s', (mode) => {
    const listing = aListing({ main: 'ours-a', further: ['ours-b'], swatch: 'ours-c' })
    const input = anInput({ listing, mode, entries: [anEntry('d')] })
    expect(placesAfter(input)).toEqual({ MAIN: 'ours-a', PT01: 'ours-d' })
    expect(codesOf(input)).toEqual(['main_kept'])
    expect(planListing(input).change.removals.map(({ mediaId, place }) => [mediaId, place])).toEqual([
      ['ours-b', 'listing'],
      ['ours-c', 'swatch'],
    ])
  })

  it('replaces the main picture when another one is mapped, where it may', () => {
    const listing = aListing({ main: 'ours-a', further: ['theirs'] })
    const entries = [anEntry('b', { role: 'hero' })]
    expect(placesAfter(anInput({ listing, mode: 'replace-ours', entries }))).toEqual({ MAIN: 'ours-b', PT01: 'theirs' })
  })

  it('brings no more than nine pictures, and names the one without a place', () => {
    const full = anInput({ listing: aListing({ main: 'theirs', further: everySlot }), entries: [anEntry('a')] })
    expect(codesOf(full)).toEqual(['too_many_media'])
    const withoutMain = anInput({ listing: aListing({ further: everySlot }), entries: [anEntry('a')] })
    expect(codesOf(withoutMain)).toEqual(['too_many_media', 'main_missing'])
    const leading = { ...withoutMain, entries: [anEntry('a', { role: 'hero' })] }
    expect(planListing(leading).issues).toEqual([])
  })

  it('closes gaps without losing what stands behind them', () => {
    const gap: ListingState = { ...aListing({ main: 'm', further: ['x', 'y'] }), slots: ['MAIN', 'PT02', 'PT05'] }
    expect([...slotsOf(gap).keys()]).toEqual(['MAIN', 'PT02', 'PT05'])
    expect(placesAfter(anInput({ listing: gap, entries: [anEntry('a')] }))).toEqual({
      ...{ MAIN: 'm', PT01: 'x', PT02: 'y', PT03: 'ours-a' },
    })
  })

  it('knows which pictures move, because the platform fetches those again', () => {
    const listing = aListing({ main: 'theirs', further: ['behind'] })
    const moves = (input: PlanInput) => movedPictures(planListing(input).change, input.listing)
    expect(moves(anInput({ listing, entries: [anEntry('a', { role: 'hero' })] }))).toEqual(['theirs', 'behind'])
    expect(moves(anInput({ listing, entries: [anEntry('a')] }))).toEqual([])
  })

  it('sets no alt texts', () => {
    expect(planListing(anInput({ entries: [anEntry('a', { altText: 'A mug' })] })).change.media[0]?.alt).toBeNull()
  })
})

type Shop = { readonly listing: ListingState; readonly exports: readonly DoneExport[] }
type Export = { readonly mode: ExportMode; readonly entries: readonly MappingEntry[] }

const arbitraryExport: fc.Arbitrary<Export> = fc.record({
  mode: fc.constantFrom(...exportModes),
  entries: fc.array(
    fc
      .record({
        assetId: fc.constantFrom(...assetIds),
        target: fc.constantFrom(product, onlyRed, allRed, onlyBlue),
        role: fc.constantFrom('hero', 'angle', 'lifestyle', 'swatch'),
        position: fc.nat(4),
      })
      .map(({ assetId, ...rest }) => anEntry(assetId, rest)),
    { maxLength: 6 },
  ),
})

const arbitraryListing = (main: boolean) =>
  fc.record({ further: fc.nat(8), swatch: fc.boolean() }).map(({ further, swatch }) =>
    aListing({
      ...(main && { main: 'theirs' }),
      further: everySlot.slice(0, further),
      swatch: swatch ? 'theirs-swatch' : null,
    }),
  )

function exported({ listing, exports }: Shop, { mode, entries }: Export): Shop {
  const ledger = new Map([...files].map(([key, remoteId]) => [key, { remoteId, status: 'ready' as const }]))
  const input = anInput({ listing, mode, entries, ledger })
  const { change } = planListing(input)
  const after = expectedState(change, listing, files)
  expect(verify(change, after, files)).toEqual([])
  expect(isUnchanged(planListing({ ...input, listing: after }).change)).toBe(true)
  expect(expectedState(change, after, files)).toEqual(after)
  expect(after.media.length).toBeLessThanOrEqual(after.mainPlace === 'filled' ? 9 : 8)
  expectNobodyMovedUp(listing, after, new Set(change.media.map(({ renditionKey }) => files.get(renditionKey) ?? '')))
  return { listing: after, exports: [...exports, { before: listing, after }] }
}

/** The main place is as it was, or a picture of ours was put there. */
function expectNobodyMovedUp(before: ListingState, after: ListingState, ours: ReadonlySet<string>): void {
  const [was, is] = [slotsOf(before).get('MAIN')?.id, slotsOf(after).get('MAIN')?.id]
  expect(was === undefined || is !== undefined).toBe(true)
  expect(is === was || ours.has(is ?? '')).toBe(true)
}

function undone({ listing, exports }: Shop) {
  const newestFirst = exports.toReversed()
  const usable = new Set(filesToReturn(listing, newestFirst))
  const planned = planUndo({ now: listing, exports: newestFirst, usable, placed, maxMedia: 9 })
  expect(expectedState(planned.change, listing, new Map())).toEqual(planned.target)
  expect(verify(planned.change, planned.target, new Map())).toEqual([])
  return planned
}

const exportsOf = fc.array(arbitraryExport, { minLength: 1, maxLength: 4 })

describe('exports to a listing with named places', () => {
  it('come to rest, keep within the places, and are taken back exactly, and again', () => {
    fc.assert(
      fc.property(arbitraryListing(true), exportsOf, (listing, exports) => {
        const shop = exports.reduce(exported, { listing, exports: [] })
        const { target, conflicts } = undone(shop)
        expect(conflicts).toEqual([])
        expect(target).toEqual(listing)
        const again = undone({ listing: target, exports: [{ before: shop.listing, after: target }] })
        expect(again.conflicts).toEqual([])
        expect(again.target).toEqual(shop.listing)
      }),
      { numRuns: 500 },
    )
  })

  it('are taken back but for the main picture, where there was none before', () => {
    fc.assert(
      fc.property(arbitraryListing(false), exportsOf, (listing, exports) => {
        const shop = exports.reduce(exported, { listing, exports: [] })
        const { target, conflicts } = undone(shop)
        const main = slotsOf(target).get('MAIN')
        expect(main === undefined).toBe(shop.listing.mainPlace === 'empty')
        expect(conflicts.some(({ kind, mediaId }) => kind === 'main_stays' && mediaId === main?.id)).toBe(!!main)
        expect(conflicts.filter(({ mediaId = main?.id }) => mediaId !== main?.id)).toEqual([])
        expect({ ...target, mainPlace: 'empty', media: target.media.filter(({ id }) => id !== main?.id) }).toEqual(
          listing,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('leave what somebody did since to the main place and the swatch', () => {
    const shop = exported(
      { listing: aListing({ main: 'theirs', swatch: 'old' }), exports: [] },
      {
        mode: 'mirror',
        entries: [anEntry('a', { role: 'hero' }), anEntry('b', { role: 'swatch' })],
      },
    )
    const edited = aListing({ main: 'new', further: ['ours-a'], swatch: 'new-swatch' })
    const { target, conflicts } = undone({ ...shop, listing: edited })
    expect(Object.fromEntries([...slotsOf(target)].map(([slot, { id }]) => [slot, id]))).toEqual({
      ...{ MAIN: 'new', PT01: 'theirs', SWCH: 'new-swatch' },
    })
    expect(conflicts.map(({ kind }) => kind)).toEqual(['swatch_since', 'added_since'])
  })
})
