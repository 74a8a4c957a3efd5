import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describedMedia, shownMediaIds, variantMediaOf, type ListingState } from '../channel/listing-state.ts'
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
  ...{ maxMediaPerListing: 250, animated: false, source: '', sourceDate: '' },
}

/** What decides about where variants' pictures stand. */
type Channel = Required<Pick<PlanInput, 'variantPictures' | 'variantGalleries'>>

const channels: readonly (readonly [string, Channel])[] = [
  ['whose variants show pictures of the listing', { variantPictures: 'of-listing', variantGalleries: false }],
  ['whose variants have a picture of their own', { variantPictures: 'apart', variantGalleries: false }],
  ['whose variants have further views', { variantPictures: 'apart', variantGalleries: true }],
]

/** A shop with one listing: what it shows, and the files that were deleted from its account. */
interface Shop {
  readonly channel: Channel
  readonly listing: ListingState
  readonly deleted: ReadonlySet<string>
  /** Exports that were carried out, oldest first. */
  readonly exports: readonly DoneExport[]
}

type Action = (shop: Shop) => Shop

const arbitraryShop = (channel: Channel) =>
  fc
    .record({
      count: fc.nat(4),
      pictures: fc.array(fc.option(fc.nat(3)), { minLength: 3, maxLength: 3 }),
      views: fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ count, pictures, views }): Shop => {
      const media = Array.from({ length: count }, (_, index) => aPicture(`theirs-${index}`))
      const variants = variantIds.map((id, index) => {
        const picture = pictures[index] ?? null
        const shows = picture !== null && (picture < count || channel.variantPictures === 'apart')
        const mediaId = shows ? `theirs-${picture}` : null
        const gallery = (channel.variantGalleries ? (views[index] ?? []) : []).map((view) => `theirs-${view}`)
        return { ...{ id, sku: id, title: id, mediaId }, galleryIds: gallery.filter((view) => view !== mediaId) }
      })
      return { channel, listing: aListing({ media, variants }), deleted: new Set(), exports: [] }
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
      { maxLength: 6 },
    ),
  })
  .map(({ mode, entries }): Action => (shop) => {
    const target = (id: string | null) =>
      id === null ? ({ kind: 'product' } as const) : ({ kind: 'variant', variantId: id } as const)
    const usable = [...files].filter(([, id]) => !shop.deleted.has(id))
    const input: PlanInput = {
      ...{ ...shop.channel, listing: shop.listing, assets, images, videos: null, mode, placed },
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
    const made = shownMediaIds(listing)
    return {
      ...{ ...shop, listing },
      deleted: new Set([...shop.deleted].filter((id) => !made.has(id))),
      exports: [...shop.exports, { before: shop.listing, after: listing }],
    }
  })

const everyEdit = ['add', 'remove', 'delete-file', 'move', 'alt', 'variant', 'gallery', 'delete-variant'] as const

const arbitraryEdit = fc
  .record({ kind: fc.constantFrom(...everyEdit), which: fc.nat(9), to: fc.nat(9) })
  .map(({ kind, which, to }): Action => (shop) => {
    const { channel, listing } = shop
    const { media, variants } = listing
    const row = media[which % Math.max(1, media.length)]
    const edited = (changed: Partial<ListingState>): Shop => ({
      ...shop,
      listing: aListing({ ...listing, ...changed }),
    })
    const ofVariant = (changed: (variant: ListingState['variants'][number]) => Partial<typeof variant>) =>
      edited({
        variants: variants.map((one, index) => {
          const next = index === which % variants.length ? { ...one, ...changed(one) } : one
          return { ...next, galleryIds: next.galleryIds.filter((id) => id !== next.mediaId) }
        }),
      })
    const without = (id: string, gone: boolean): Partial<ListingState> => ({
      media: media.filter((one) => one.id !== id),
      variants:
        gone || channel.variantPictures === 'of-listing'
          ? variants.map((one) => ({
              ...one,
              mediaId: one.mediaId === id ? null : one.mediaId,
              galleryIds: one.galleryIds.filter((view) => view !== id),
            }))
          : variants,
    })
    const apartId = [...assetIds.map(fileOf), 'theirs-0', 'theirs-5', 'added-8'].filter((id) => !shop.deleted.has(id))[
      to
    ]
    if (kind === 'add' && !media.some(({ id }) => id === `added-${which}`))
      return edited({ media: media.toSpliced(to % (media.length + 1), 0, aPicture(`added-${which}`)) })
    if (kind === 'variant')
      return ofVariant(() => ({ mediaId: (channel.variantPictures === 'apart' ? apartId : media[to]?.id) ?? null }))
    if (kind === 'gallery' && channel.variantGalleries)
      return ofVariant(({ galleryIds }) => ({
        galleryIds: apartId ? [...new Set([apartId, ...galleryIds])] : galleryIds.slice(1),
      }))
    if (kind === 'delete-variant') return edited({ variants: variants.filter((_, index) => index !== which) })
    if (!row) return shop
    if (kind === 'remove') return edited(without(row.id, false))
    if (kind === 'delete-file') return { ...edited(without(row.id, true)), deleted: new Set([...shop.deleted, row.id]) }
    if (kind === 'alt')
      return edited({ media: media.map((one) => (one === row ? { ...one, alt: `Edited ${to}` } : one)) })
    if (kind === 'move') {
      const others = media.filter((one) => one !== row)
      return edited({ media: others.toSpliced(to % (others.length + 1), 0, row) })
    }
    return shop
  })

function undo({ channel, listing, deleted }: Shop, exports: readonly DoneExport[]): PlannedUndo {
  const newestFirst = exports.toReversed()
  const usable = new Set(filesToReturn(listing, newestFirst).filter((id) => !deleted.has(id)))
  const apart = channel.variantPictures === 'apart'
  const planned = planUndo({ now: listing, exports: newestFirst, usable, placed, apart })
  expect(expectedState(planned.change, listing, new Map())).toEqual(planned.target)
  expect(verify(planned.change, planned.target, new Map())).toEqual([])
  return planned
}

const inTurn = (shop: Shop, actions: readonly Action[]) => actions.reduce((state, action) => action(state), shop)

describe.each(channels)('undo on a channel %s', (_, channel) => {
  it('of any exports that nobody interfered with restores the listing exactly', () => {
    const exports = fc.array(arbitraryExport, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(arbitraryShop(channel), exports, (shop, actions) => {
        const exported = inTurn(shop, actions)
        const { target, conflicts } = undo(exported, exported.exports)
        expect(conflicts).toEqual([])
        expect(target).toEqual(shop.listing)
      }),
      { numRuns: 500 },
    )
  })

  it('of an undo brings the export back exactly', () => {
    const exports = fc.array(arbitraryExport, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(arbitraryShop(channel), exports, (shop, actions) => {
        const exported = inTurn(shop, actions)
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
      fc.property(arbitraryShop(channel), arbitraryExport, actions, (shop, first, others) => {
        const edited = inTurn(first(shop), others)
        const { target, conflicts } = undo(edited, edited.exports)
        expect(unreported(shop.listing, target, conflicts)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('never takes away what somebody else put there since', () => {
    const edits = fc.array(arbitraryEdit, { maxLength: 4 })
    fc.assert(
      fc.property(arbitraryShop(channel), arbitraryExport, edits, (shop, first, others) => {
        const edited = inTurn(first(shop), others)
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
  const [was, is] = [idsOf(former), idsOf(target)]
  const moved = was.filter((id) => is.includes(id)).join() !== is.filter((id) => was.includes(id)).join()
  const ids = [...was.filter((id) => !is.includes(id)), ...is.filter((id) => !was.includes(id))]
  const described = describedMedia(former)
  const alts = [...describedMedia(target).values()].filter(({ id, alt }) => (described.get(id)?.alt ?? alt) !== alt)
  const variants = target.variants.filter((variant) => {
    const before = former.variants.find(({ id }) => id === variant.id)
    return before?.mediaId !== variant.mediaId || before.galleryIds.join() !== variant.galleryIds.join()
  })
  return [
    ...[...ids, ...alts.map(({ id }) => id), ...variants.map(({ id }) => id)].filter((id) => !told.has(id)),
    ...(moved && !conflicts.some(({ kind }) => kind === 'order_since') ? ['order'] : []),
  ]
}

function idsOf({ media }: ListingState): string[] {
  return media.map(({ id }) => id)
}

function aPicture(id: string): ListingState['media'][number] {
  return { id, kind: 'image', alt: `Alt of ${id}`, status: 'ready', url: null, widthPx: null, heightPx: null }
}

/** As the platform tells it: whatever variants show and the listing does not is described beside. */
function aListing({
  media,
  variants,
  variantMedia = [],
}: Partial<ListingState> & Pick<ListingState, 'media' | 'variants'>) {
  const rows = new Map([...shownMediaIds({ media, variants })].map((id) => [id, aPicture(id)]))
  for (const row of [...variantMedia, ...media]) rows.set(row.id, row)
  return { remoteId: 'p', title: 'Mug', media, variants, variantMedia: variantMediaOf({ media, variants }, rows) }
}
