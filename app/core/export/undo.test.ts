import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListingState } from '../channel/listing-state.ts'
import { ok } from '../result.ts'
import { expectedState } from './expected-state.ts'
import { exportModes } from './export-mode.ts'
import type { PlanInput, PlannableAsset } from './plan-input.ts'
import { planListing } from './plan.ts'
import { filesToReturn, planUndo, type DoneExport, type PlannedUndo } from './plan-undo.ts'
import { verify } from './verify.ts'

const assetIds = ['a', 'b', 'c', 'd']
const fileOf = (assetId: string) => `ours-${assetId}`
const files = new Map(assetIds.map((id) => [`key-${id}`, fileOf(id)]))
const placed = new Set(files.values())
const variantIds = ['red', 'blue', 'green']
const newVariant = { optionValues: {} }

const assets = new Map(
  assetIds.map((id): [string, PlannableAsset] => {
    const rendition = ok({ key: `key-${id}`, fileName: `${id}.jpg`, spec: null })
    return [id, { id, altText: `Alt of ${id}`, rendition, video: null }]
  }),
)

const images: PlanInput['images'] = {
  ...{ formats: ['jpeg'], maxBytes: 1, maxPixels: 1, maxSidePx: 1, minSidePx: 1, maxAspectRatio: 1, maxAltLength: 99 },
  ...{ maxMediaPerListing: 250, animated: false, recommendedLongestSidePx: 2048, source: '', sourceDate: '' },
}

/** A shop with one listing: what it shows, and the files that were deleted from its account. */
interface Shop {
  readonly listing: ListingState
  readonly deleted: ReadonlySet<string>
  /** Exports that were carried out, oldest first. */
  readonly exports: readonly DoneExport[]
}

type Action = (shop: Shop) => Shop

const arbitraryShop = fc
  .tuple(fc.nat(4), fc.array(fc.option(fc.nat(3)), { minLength: 3, maxLength: 3 }))
  .map(([count, pictures]): Shop => {
    const media = Array.from({ length: count }, (_, index) => aPicture(`theirs-${index}`))
    const variants = variantIds.map((id, index) => ({
      ...{ id, sku: id, title: id },
      mediaId: media[pictures[index] ?? 99]?.id ?? null,
      galleryIds: [],
    }))
    return {
      listing: { remoteId: 'p', title: 'Mug', media, variants, variantMedia: [] },
      deleted: new Set(),
      exports: [],
    }
  })

const arbitraryExport = fc
  .record({
    mode: fc.constantFrom(...exportModes),
    entries: fc.array(
      fc.record({
        assetId: fc.constantFrom(...assetIds),
        variantId: fc.option(fc.constantFrom(...variantIds)),
        role: fc.constantFrom('hero', 'angle'),
        position: fc.nat(4),
        altText: fc.option(fc.constantFrom('One', 'Two')),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ mode, entries }): Action => (shop) => {
    const target = (id: string | null) =>
      id === null ? ({ kind: 'product' } as const) : ({ kind: 'variant', variantId: id } as const)
    const usable = [...files].filter(([, id]) => !shop.deleted.has(id))
    const input: PlanInput = {
      ...{ listing: shop.listing, assets, images, videos: null, mode, placed },
      entries: entries.map(({ variantId, role, ...entry }) => ({
        ...entry,
        ...{ role: role === 'hero' ? 'hero' : 'angle', target: target(variantId), origin: 'manual', accepted: true },
        ...{ confidence: null, reason: null },
      })),
      variants: shop.listing.variants.map(({ id }) => ({ id, remoteId: id, ...newVariant })),
      ledger: new Map(usable.map(([key, remoteId]) => [key, { remoteId, status: 'ready' }])),
    }
    const { change } = planListing(input)
    const listing = expectedState(change, shop.listing, files)
    expect(verify(change, listing, files)).toEqual([])
    const made = new Set(listing.media.map(({ id }) => id))
    return {
      listing,
      deleted: new Set([...shop.deleted].filter((id) => !made.has(id))),
      exports: [...shop.exports, { before: shop.listing, after: listing }],
    }
  })

const arbitraryEdit = fc
  .record({
    kind: fc.constantFrom('add', 'remove', 'delete-file', 'move', 'alt', 'variant', 'delete-variant'),
    which: fc.nat(9),
    to: fc.nat(9),
  })
  .map(({ kind, which, to }): Action => (shop) => {
    const { media, variants } = shop.listing
    const row = media[which % Math.max(1, media.length)]
    const edited = (changed: Partial<ListingState>): Shop => ({ ...shop, listing: { ...shop.listing, ...changed } })
    const without = (id: string): Partial<ListingState> => ({
      media: media.filter((one) => one.id !== id),
      variants: variants.map((one) => (one.mediaId === id ? { ...one, mediaId: null } : one)),
    })
    const ofVariant = (mediaId: string | null) =>
      edited({
        variants: variants.map((one, index) => (index === which % variants.length ? { ...one, mediaId } : one)),
      })
    if (kind === 'add' && !media.some(({ id }) => id === `added-${which}`))
      return edited({ media: media.toSpliced(to % (media.length + 1), 0, aPicture(`added-${which}`)) })
    if (kind === 'variant') return ofVariant(media[to]?.id ?? null)
    if (kind === 'delete-variant') return edited({ variants: variants.filter((_, index) => index !== which) })
    if (!row) return shop
    if (kind === 'remove') return edited(without(row.id))
    if (kind === 'delete-file') return { ...edited(without(row.id)), deleted: new Set([...shop.deleted, row.id]) }
    if (kind === 'alt')
      return edited({ media: media.map((one) => (one === row ? { ...one, alt: `Edited ${to}` } : one)) })
    if (kind === 'move') {
      const others = media.filter((one) => one !== row)
      return edited({ media: others.toSpliced(to % (others.length + 1), 0, row) })
    }
    return shop
  })

function undo({ listing, deleted }: Shop, exports: readonly DoneExport[]): PlannedUndo {
  const newestFirst = exports.toReversed()
  const usable = new Set(filesToReturn(listing, newestFirst).filter((id) => !deleted.has(id)))
  const planned = planUndo({ now: listing, exports: newestFirst, usable, placed })
  expect(expectedState(planned.change, listing, new Map())).toEqual(planned.target)
  expect(verify(planned.change, planned.target, new Map())).toEqual([])
  return planned
}

const inTurn = (shop: Shop, actions: readonly Action[]) => actions.reduce((state, action) => action(state), shop)

describe('undo', () => {
  it('of any exports that nobody interfered with restores the listing exactly', () => {
    fc.assert(
      fc.property(arbitraryShop, fc.array(arbitraryExport, { minLength: 1, maxLength: 4 }), (shop, exports) => {
        const exported = inTurn(shop, exports)
        const { target, conflicts } = undo(exported, exported.exports)
        expect(conflicts).toEqual([])
        expect(target).toEqual(shop.listing)
      }),
      { numRuns: 500 },
    )
  })

  it('of an undo brings the export back exactly', () => {
    fc.assert(
      fc.property(arbitraryShop, fc.array(arbitraryExport, { minLength: 1, maxLength: 3 }), (shop, exports) => {
        const exported = inTurn(shop, exports)
        const { target } = undo(exported, exported.exports)
        const undone = { ...exported, listing: target }
        const again = undo(undone, [{ before: exported.listing, after: target }])
        expect(again.conflicts).toEqual([])
        expect(again.target).toEqual(exported.listing)
      }),
      { numRuns: 300 },
    )
  })

  it('restores what is before any exports and edits, or reports exactly what it does not', () => {
    const actions = fc.array(fc.oneof(arbitraryExport, arbitraryEdit), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(arbitraryShop, arbitraryExport, actions, (shop, first, others) => {
        const edited = inTurn(first(shop), others)
        const { target, conflicts } = undo(edited, edited.exports)
        expect(unreported(shop.listing, target, conflicts)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('never takes away what somebody else put there since', () => {
    fc.assert(
      fc.property(arbitraryShop, arbitraryExport, fc.array(arbitraryEdit, { maxLength: 4 }), (shop, first, edits) => {
        const edited = inTurn(first(shop), edits)
        const { change } = undo(edited, edited.exports)
        expect(change.removals.filter(({ mediaId }) => !mediaId.startsWith('ours-'))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

/** Everything in which a listing differs from its former state without a word about it. */
function unreported(former: ListingState, target: ListingState, conflicts: PlannedUndo['conflicts']): string[] {
  const told = new Set(conflicts.flatMap(({ mediaId, variantRemoteId }) => mediaId ?? variantRemoteId ?? []))
  const was = new Map(former.media.map((row) => [row.id, row]))
  const is = new Map(target.media.map((row) => [row.id, row]))
  const media = [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id)?.alt !== is.get(id)?.alt)
  const variants = target.variants.filter(
    ({ id, mediaId }) => former.variants.find((row) => row.id === id)?.mediaId !== mediaId,
  )
  const common = (state: ListingState, other: ReadonlyMap<string, unknown>) =>
    state.media.map(({ id }) => id).filter((id) => other.has(id))
  const moved = common(former, is).join() !== common(target, was).join()
  return [
    ...[...media, ...variants.map(({ id }) => id)].filter((id) => !told.has(id)),
    ...(moved && !conflicts.some(({ kind }) => kind === 'order_since') ? ['order'] : []),
  ]
}

function aPicture(id: string): ListingState['media'][number] {
  return { id, kind: 'image', alt: `Alt of ${id}`, status: 'ready', url: null, widthPx: null, heightPx: null }
}
