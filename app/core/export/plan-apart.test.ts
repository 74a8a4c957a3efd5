import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variantMediaOf, type ListingState, type RemoteMedia } from '../channel/listing-state.ts'
import type { MappingEntry } from '../mapping/mapping.ts'
import { ok } from '../result.ts'
import { expectedState } from './expected-state.ts'
import { exportModes } from './export-mode.ts'
import { isUnchanged } from './listing-change.ts'
import type { PlanInput, PlannableAsset, PlannableVariant } from './plan-input.ts'
import { planListing } from './plan.ts'
import { verify } from './verify.ts'

const assetIds = ['a', 'b', 'c', 'd']
const fileOf = (assetId: string) => `f-${assetId}`
const red: PlannableVariant = { id: 'v-red', remoteId: 'r-red', optionValues: { Colour: 'Red' } }
const blue: PlannableVariant = { id: 'v-blue', remoteId: 'r-blue', optionValues: { Colour: 'Blue' } }
const product: MappingEntry['target'] = { kind: 'product' }
const onlyRed: MappingEntry['target'] = { kind: 'variant', variantId: 'v-red' }
const allRed: MappingEntry['target'] = { kind: 'option', optionName: 'Colour', optionValue: 'Red' }
const ref = (assetId: string) => ({ from: 'asset', assetId, renditionKey: `key-${assetId}` })

const assets = new Map(
  assetIds.map((id): [string, PlannableAsset] => {
    const rendition = ok({ key: `key-${id}`, fileName: `${id}.jpg`, spec: null })
    return [id, { id, altText: `Alt of ${id}`, rendition, video: null }]
  }),
)

function aPicture(id: string): RemoteMedia {
  return { id, kind: 'image', alt: '', status: 'ready', url: null, widthPx: null, heightPx: null }
}

type Pictures = Readonly<Record<string, readonly string[]>>

/** `own`: the picture of each variant, then its further views. */
function aListing(mediaIds: readonly string[], own: Pictures = {}, variants = ['r-red', 'r-blue']): ListingState {
  const media = mediaIds.map(aPicture)
  const rows = variants.map((id) => {
    const [mediaId = null, ...galleryIds] = own[id] ?? []
    return { id, sku: id, title: id, mediaId, galleryIds }
  })
  const shown = new Map(Object.values(own).flatMap((ids) => ids.map((id) => [id, aPicture(id)])))
  return {
    remoteId: 'p',
    title: 'Mug',
    media,
    variants: rows,
    variantMedia: variantMediaOf({ media, variants: rows }, shown),
  }
}

function anEntry(assetId: string, overrides: Partial<MappingEntry> = {}): MappingEntry {
  return {
    ...{ assetId, target: product, role: 'angle', position: assetIds.indexOf(assetId), altText: '', origin: 'manual' },
    ...{ accepted: true, confidence: null, reason: null, ...overrides },
  }
}

function anInput(overrides: Partial<PlanInput> = {}): PlanInput {
  return {
    ...{ variantPictures: 'apart', variantGalleries: true, listing: aListing(['theirs']), variants: [red, blue] },
    ...{ entries: [], assets, videos: null, ledger: new Map(), placed: new Set(assetIds.map(fileOf)) },
    images: {
      ...{ formats: [], maxBytes: 1, maxPixels: 1, maxSidePx: 1, minSidePx: 1, maxAspectRatio: 1, maxAltLength: 99 },
      ...{ maxMediaPerListing: 9, animated: false, source: '', sourceDate: '' },
    },
    ...overrides,
  }
}

const known = (...ids: string[]) =>
  new Map(ids.map((id) => [`key-${id}`, { remoteId: fileOf(id), status: 'ready' as const }]))

const placesOf = (input: PlanInput) =>
  planListing(input).change.media.map(({ assetId, place, action }) => [assetId, place, action])

describe('a plan where variants have pictures of their own', () => {
  it('sends what is mapped to the product to the listing, its main picture first', () => {
    const { change } = planListing(anInput({ entries: [anEntry('a'), anEntry('b', { role: 'hero' })] }))
    expect(change.order).toEqual([ref('b'), ref('a'), { from: 'listing', mediaId: 'theirs' }])
    expect(change.variants).toEqual([])
  })

  it('gives a variant its most specific picture, which never gets to the listing', () => {
    const entries = [anEntry('a'), anEntry('b', { target: allRed }), anEntry('c', { target: onlyRed })]
    const input = anInput({ entries, variantGalleries: false })
    const { variants, galleries } = planListing(input).change
    expect(variants).toEqual([{ variantRemoteId: 'r-red', before: null, after: ref('c') }])
    expect(galleries).toEqual([])
    // Without galleries the further view of red stands among the listing's pictures.
    expect(placesOf(input)).toEqual([
      ['a', 'listing', 'upload'],
      ['b', 'listing', 'upload'],
      ['c', 'variants', 'upload'],
    ])
  })

  it('puts further views behind those of the variant that stay', () => {
    const listing = aListing(['theirs'], { 'r-red': ['old', 'view', 'f-b'] })
    const entries = [
      anEntry('a', { target: onlyRed }),
      anEntry('b', { target: allRed }),
      anEntry('c', { target: allRed }),
    ]
    const { change } = planListing(anInput({ listing, entries, ledger: known('b') }))
    expect(change.variants).toEqual([{ variantRemoteId: 'r-red', before: 'old', after: ref('a') }])
    const after = [{ from: 'listing', mediaId: 'view' }, ref('b'), ref('c')]
    expect(change.galleries).toEqual([{ variantRemoteId: 'r-red', before: ['view', 'f-b'], after }])
    expect(change.media.map(({ assetId, action }) => [assetId, action])).toEqual([
      ['a', 'upload'],
      ['b', 'present'],
      ['c', 'upload'],
    ])
    expect(change.removals).toEqual([])
  })

  it('takes away what Mediaport placed on variants and nobody maps there any more', () => {
    const listing = aListing(['f-c'], { 'r-red': ['f-a', 'f-b', 'theirs-1'], 'r-blue': ['theirs-2'] })
    const { change } = planListing(
      anInput({ mode: 'replace-ours', listing, entries: [anEntry('c')], ledger: known('c') }),
    )
    expect(change.removals.map(({ mediaId, place, ours }) => [mediaId, place, ours])).toEqual([
      ['f-a', 'variants', true],
      ['f-b', 'variants', true],
    ])
    expect(change.variants).toEqual([{ variantRemoteId: 'r-red', before: 'f-a', after: null }])
    expect(change.galleries).toMatchObject([{ after: [{ mediaId: 'theirs-1' }] }])
  })

  it('mirrors the mapping onto linked variants alone', () => {
    const listing = aListing(['theirs'], { 'r-red': ['theirs-1', 'theirs-2'], 'r-blue': ['theirs-3'] })
    const input = anInput({ mode: 'mirror', listing, variants: [red], entries: [anEntry('a')] })
    const { removals, variants } = planListing(input).change
    expect(removals.map(({ mediaId }) => mediaId)).toEqual(['theirs', 'theirs-1', 'theirs-2'])
    expect(variants.map(({ variantRemoteId }) => variantRemoteId)).toEqual(['r-red'])
  })

  it('leaves out pictures of variants that nothing here is linked to, with a word', () => {
    const input = anInput({ variants: [blue], entries: [anEntry('a'), anEntry('b', { target: onlyRed })] })
    expect(placesOf(input)).toEqual([['a', 'listing', 'upload']])
    expect(planListing(input).issues).toMatchObject([{ code: 'variant_not_linked', assetId: 'b', severity: 'warning' }])
    expect(planListing({ ...input, elsewhere: [red] }).issues).toEqual([])
  })

  it('says plainly that videos and swatches stay out, and holds nothing back for them', () => {
    const video = { mimeType: 'video/mp4', byteSize: 1, durationMs: 1, widthPx: 1, heightPx: 1 }
    const withVideo = new Map(assets).set('d', { ...assets.get('d')!, video })
    const entries = [anEntry('a'), anEntry('b', { role: 'swatch', target: onlyRed }), anEntry('d')]
    const { change, issues } = planListing(anInput({ mode: 'mirror', assets: withVideo, entries }))
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['swatch_not_shown', 'info'],
      ['video_not_taken', 'info'],
    ])
    expect(change.removals.map(({ mediaId }) => mediaId)).toEqual(['theirs'])
  })
})

describe('a plan where variants without a picture show the main one', () => {
  const inherits = (overrides: Partial<PlanInput>) =>
    anInput({ variants: [red], listing: { ...aListing(['theirs'], {}, ['r-red']), inheritsMain: true }, ...overrides })

  it('gives a variant nothing of its own where it shows the picture anyway', () => {
    const entries = [anEntry('a', { role: 'hero' }), anEntry('a', { target: onlyRed })]
    expect(planListing(inherits({ entries })).change.variants).toEqual([])
    const shown = { ...aListing(['f-a'], {}, ['r-red']), inheritsMain: true }
    const again = inherits({ entries: [anEntry('a', { target: onlyRed })], listing: shown, ledger: known('a') })
    expect(isUnchanged(planListing(again).change)).toBe(true)
  })

  it('gives it the picture where another one becomes the main one', () => {
    const shown = { ...aListing(['f-a'], {}, ['r-red']), inheritsMain: true }
    const entries = [anEntry('b', { role: 'hero' }), anEntry('a', { target: onlyRed })]
    const { change } = planListing(inherits({ entries, listing: shown, ledger: known('a') }))
    expect(change.variants).toEqual([{ variantRemoteId: 'r-red', before: null, after: ref('a') }])
  })

  it('takes a picture for confirmed that a variant shows because it leads the listing', () => {
    const entries = [anEntry('b', { target: onlyRed })]
    const { change } = planListing(inherits({ entries }))
    const files = new Map([['key-b', 'f-b']])
    const listing = { ...aListing(['f-b', 'theirs'], {}, ['r-red']), inheritsMain: true }
    expect(verify(change, listing, files)).toEqual([])
    expect(verify(change, { ...listing, inheritsMain: false }, files)).not.toEqual([])
  })
})

describe('a plan for a product without variants that stands for one of ours', () => {
  const whole: PlannableVariant = { ...red, remoteId: 'p' }
  const simple = (overrides: Partial<PlanInput>) =>
    anInput({ listing: aListing(['theirs'], {}, []), variants: [whole], elsewhere: [blue], ...overrides })

  it('leads with the picture that the variant would show, and leaves out those of other variants', () => {
    const entries = [
      anEntry('a', { role: 'hero' }),
      anEntry('b', { target: allRed }),
      anEntry('c', { target: { kind: 'variant', variantId: 'v-blue' } }),
      anEntry('d', { target: onlyRed }),
    ]
    const { change, issues } = planListing(simple({ entries }))
    expect(change.order).toEqual([ref('d'), ref('a'), ref('b'), { from: 'listing', mediaId: 'theirs' }])
    expect(change.media.every(({ place }) => place === 'listing')).toBe(true)
    expect(issues).toEqual([])
  })

  it('gets the pictures of the product alone where no variant is linked to it', () => {
    const entries = [anEntry('a'), anEntry('b', { target: onlyRed })]
    expect(placesOf(simple({ variants: [], entries }))).toEqual([['a', 'listing', 'upload']])
  })
})

describe('planning, applying and planning again where variants have pictures of their own', () => {
  const ids = fc.uniqueArray(fc.constantFrom('t1', 't2', 't3', 'f-a', 'f-b'), { maxLength: 4 })
  const arbitraryInput = fc
    .record({
      theirs: ids,
      own: fc.record({ 'r-red': ids, 'r-blue': ids }),
      entries: fc.array(
        fc.record({
          assetId: fc.constantFrom('a', 'b', 'c'),
          target: fc.constantFrom(product, allRed, onlyRed),
          role: fc.constantFrom('hero' as const, 'angle' as const),
          position: fc.nat(5),
        }),
        { maxLength: 6 },
      ),
      files: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      mode: fc.constantFrom(...exportModes),
      variantGalleries: fc.boolean(),
      inheritsMain: fc.boolean(),
      linked: fc.subarray([red, blue]),
    })
    .map(({ theirs, own, entries, files, linked, inheritsMain, ...rest }) => {
      const views = (shown: readonly string[]) => (rest.variantGalleries ? shown : shown.slice(0, 1))
      const shown = { 'r-red': views(own['r-red']), 'r-blue': views(own['r-blue']) }
      return anInput({
        ...{ ...rest, variants: linked, ledger: known(...files) },
        listing: { ...aListing(theirs, shown), inheritsMain },
        entries: entries.map(({ assetId, ...overrides }) => anEntry(assetId, overrides)),
      })
    })

  it('gives no change, and keeps what is not ours unless it is to be mirrored or replaced', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { change } = planListing(input)
        const files = new Map(
          change.media.map(({ assetId, renditionKey, remoteId }) => [renditionKey, remoteId ?? `new-${assetId}`]),
        )
        const listing = expectedState(change, input.listing, files)
        expect(verify(change, listing, files)).toEqual([])
        const made = [...files].map(([key, remoteId]) => [key, { remoteId, status: 'ready' as const }] as const)
        const ledger = new Map([...input.ledger, ...made])
        expect(isUnchanged(planListing({ ...input, listing, ledger }).change)).toBe(true)
        if (input.mode === 'mirror') return
        const theirs = (state: ListingState) => [
          state.media.map(({ id }) => id).filter((id) => id.startsWith('t')),
          ...state.variants.map(({ galleryIds }) => galleryIds.filter((id) => id.startsWith('t'))),
        ]
        expect(theirs(listing)).toEqual(theirs(input.listing))
      }),
      { numRuns: 1000 },
    )
  })
})
