import { describe, expect, it } from 'vitest'
import { listingDigest, undescribed, type ListingState } from '../channel/listing-state.ts'
import type { VideoRequirements } from '../channel/requirements.ts'
import type { MappingEntry } from '../mapping/mapping.ts'
import { ok } from '../result.ts'
import { expectedState } from './expected-state.ts'
import { isUnchanged } from './listing-change.ts'
import type { PlanInput, PlannableAsset } from './plan-input.ts'
import { planUndo } from './plan-undo.ts'
import { planListing } from './plan.ts'
import { verify } from './verify.ts'

const video: PlannableAsset = {
  ...{ id: 'turn', altText: 'A turn', rendition: ok({ key: 'key-turn', fileName: 'turn.mp4', spec: null }) },
  video: { byteSize: 10, durationMs: 1, widthPx: 10, heightPx: 10, mimeType: 'video/mp4' },
}
const limits = { mimeTypes: ['video/mp4'], maxBytes: 99, maxDurationMs: 9, maxWidthPx: 99, maxHeightPx: 99 }
const toLibrary: VideoRequirements = { ...limits, place: 'library' }
const toDescription: VideoRequirements = { ...limits, place: 'description' }
const files = new Map([['key-turn', '7']])
const ledger = new Map([['key-turn', { remoteId: '7', status: 'ready' as const }]])
const player = undescribed('7', 'video')

const text = (overrides: Partial<NonNullable<ListingState['description']>> = {}) => ({
  ...{ digest: 'written', media: [], editable: true },
  ...overrides,
})

function aListing(description: ListingState['description'] = text()): ListingState {
  const media = [{ ...undescribed('1'), alt: 'Theirs' }]
  return { remoteId: 'p', title: 'Mug', media, variants: [], variantMedia: [], description }
}

const anEntry = (target: MappingEntry['target'] = { kind: 'product' }): MappingEntry => ({
  ...{ assetId: 'turn', target, role: 'video', position: 0, altText: null, origin: 'manual' },
  ...{ accepted: true, confidence: null, reason: null },
})

function planFor(overrides: Partial<PlanInput> = {}) {
  return planListing({
    ...{ variantPictures: 'apart', variantGalleries: true, listing: aListing(), variants: [], entries: [anEntry()] },
    ...{ assets: new Map([['turn', video]]), videos: null, ledger: new Map(), placed: new Set(['7']) },
    images: {
      ...{ formats: [], maxBytes: 1, maxPixels: 1, maxSidePx: 1, minSidePx: 1, maxAspectRatio: 1, maxAltLength: 99 },
      ...{ maxMediaPerListing: 9, animated: false, source: '', sourceDate: '' },
    },
    ...overrides,
  })
}

const placesOf = ({ change }: ReturnType<typeof planFor>) => change.media.map(({ place, action }) => [place, action])
const codesOf = ({ issues }: ReturnType<typeof planFor>) => issues.map(({ code, severity }) => [code, severity])

describe('a video of a listing that has no place for one', () => {
  it.each([
    ['as_chosen', 'video_left_out'],
    ['not_with_this_access', 'video_needs_access'],
    [undefined, 'video_not_taken'],
  ] as const)('stays out and says why (%s)', (videosLeftOut, code) => {
    const planned = planFor({ videosLeftOut })
    expect(planned.change.media).toEqual([])
    expect(codesOf(planned)).toEqual([[code, 'info']])
  })

  it('goes to the library where that was chosen, and nowhere else', () => {
    const planned = planFor({ videos: toLibrary })
    expect(placesOf(planned)).toEqual([['library', 'upload']])
    expect(planned.change.order).toBeNull()
    expect(verify(planned.change, aListing(), new Map())).toEqual([{ kind: 'missing', renditionKey: 'key-turn' }])
    expect(verify(planned.change, aListing(), files)).toEqual([])
    expect(expectedState(planned.change, aListing(), files)).toEqual(aListing())
  })

  it('is not sent again when the library has it', () => {
    expect(isUnchanged(planFor({ videos: toLibrary, ledger }).change)).toBe(true)
  })

  it('goes into the description where that was chosen, also one that is mapped to a variant', () => {
    const target = { kind: 'option', optionName: 'Colour', optionValue: 'Red' } as const
    const variants = [{ id: 'v', remoteId: 'r', optionValues: { Colour: 'Red' } }]
    const listing = { ...aListing(), variants: [{ id: 'r', sku: '', title: 'Red', mediaId: null, galleryIds: [] }] }
    const planned = planFor({ videos: toDescription, entries: [anEntry(target)], variants, listing })
    expect(placesOf(planned)).toEqual([['description', 'upload']])
    const after = expectedState(planned.change, listing, files)
    expect(after).toEqual({ ...listing, description: text({ media: [player] }) })
    expect(verify(planned.change, after, files)).toEqual([])
    expect(verify(planned.change, listing, files)).toEqual([{ kind: 'missing', renditionKey: 'key-turn' }])
  })

  it('is left alone where it is in the description already', () => {
    const planned = planFor({ videos: toDescription, ledger, listing: aListing(text({ media: [player] })) })
    expect(placesOf(planned)).toEqual([['description', 'present']])
    expect(isUnchanged(planned.change)).toBe(true)
  })

  it('goes to the library alone where the description would not stay as it is', () => {
    const planned = planFor({ videos: toDescription, listing: aListing(text({ editable: false })) })
    expect(placesOf(planned)).toEqual([['library', 'upload']])
    expect(codesOf(planned)).toEqual([['video_only_in_library', 'warning']])
  })

  it('leaves the description once it is not mapped any more, in the modes that take away', () => {
    const shown = { entries: [], listing: aListing(text({ media: [player] })), videos: toDescription }
    expect(planFor(shown).change.removals).toEqual([])
    const { change } = planFor({ ...shown, mode: 'replace-ours' })
    expect(change.removals).toMatchObject([{ mediaId: '7', place: 'description', ours: true }])
    expect(verify(change, shown.listing, files)).toEqual([{ kind: 'not_removed' }])
    expect(expectedState(change, shown.listing, files).description?.media).toEqual([])
  })

  it('stays in the description where videos are left out by now', () => {
    const shown = { entries: [], listing: aListing(text({ media: [player] })), videosLeftOut: 'as_chosen' as const }
    expect(planFor({ ...shown, mode: 'replace-ours' }).change.removals).toEqual([])
  })

  it('does not make up for pictures when a listing is to mirror its mapping', () => {
    const planned = planFor({ videos: toLibrary, mode: 'mirror' })
    expect(planned.change.removals).toEqual([])
    expect(codesOf(planned)).toEqual([['mirror_needs_mapping', 'warning']])
  })
})

describe('undo of a video in a description', () => {
  const before = aListing()
  const after = aListing(text({ media: [player] }))
  const undo = (now: ListingState, usable = new Set<string>(), exports = [{ before, after }]) =>
    planUndo({ now, exports, usable, placed: new Set(['7']), apart: true })

  it('takes it out', () => {
    const { change, target, conflicts } = undo(after)
    expect(change.removals).toMatchObject([{ mediaId: '7', place: 'description', ours: true }])
    expect(listingDigest(target)).toBe(listingDigest(before))
    expect(conflicts).toEqual([])
  })

  it('puts one back that the export took out', () => {
    const { change } = undo(before, new Set(['7']), [{ before: after, after: before }])
    expect(change.restores).toMatchObject([{ mediaId: '7', place: 'description', attach: true, alt: null }])
    expect(expectedState(change, before, new Map()).description?.media).toMatchObject([{ id: '7' }])
  })

  it('leaves to the merchant whether to do so beside a text that somebody wrote since', () => {
    const { change, conflicts, issues } = undo(aListing(text({ media: [player], digest: 'rewritten' })))
    expect(change.removals).toHaveLength(1)
    expect(conflicts).toEqual([{ kind: 'description_since' }])
    expect(issues).toMatchObject([{ code: 'undo_description_since', severity: 'warning' }])
  })

  it('does nothing where somebody took it out already, whatever they wrote', () => {
    const { change, conflicts } = undo(aListing(text({ digest: 'rewritten' })))
    expect(isUnchanged(change)).toBe(true)
    expect(conflicts).toEqual([])
  })

  it('leaves it where the text would not stay as it is', () => {
    const { change, conflicts } = undo(aListing(text({ media: [player], editable: false })))
    expect(isUnchanged(change)).toBe(true)
    expect(conflicts).toEqual([{ kind: 'description_kept' }])
  })
})
