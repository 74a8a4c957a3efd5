import { describe, expect, it } from 'vitest'
import type { RemoteMedia } from '../channel/listing-state.ts'
import type { MappingEntry } from '../mapping/mapping.ts'
import { notOk, ok } from '../result.ts'
import type { PlanInput, PlannableAsset } from './plan-input.ts'
import { planListing } from './plan.ts'

const entry: MappingEntry = {
  ...{ assetId: 'a', target: { kind: 'product' }, role: 'angle', position: 0, altText: null, origin: 'manual' },
  ...{ accepted: true, confidence: null, reason: null },
}

function aMedia(id: string, overrides: Partial<RemoteMedia> = {}): RemoteMedia {
  return { id, kind: 'image', alt: id, status: 'ready', url: null, widthPx: null, heightPx: null, ...overrides }
}

/** Their picture, one of ours that is mapped, one of ours that no longer is, and a 3D model; the old one is a variant's. */
function anInput(overrides: Partial<PlanInput> = {}): PlanInput {
  const media = [aMedia('theirs'), aMedia('mapped'), aMedia('old'), aMedia('model', { kind: 'other' })]
  const rendition = ok({ key: 'key', fileName: 'a.jpg', spec: null })
  const asset: PlannableAsset = { id: 'a', altText: '', rendition, video: null }
  return {
    listing: {
      ...{ remoteId: 'p', title: 'Mug', media },
      variants: [{ id: 'v', sku: '', title: 'Red', mediaId: 'old', galleryIds: [] }],
      variantMedia: [],
    },
    ...{ entries: [entry], variants: [{ id: 'v', remoteId: 'v', optionValues: {} }], assets: new Map([['a', asset]]) },
    ...{ ledger: new Map([['key', { remoteId: 'mapped', status: 'ready' }]]), placed: new Set(['mapped', 'old']) },
    images: {
      ...{ formats: [], maxBytes: 1, maxPixels: 1, maxSidePx: 1, minSidePx: 1, maxAspectRatio: 1, maxAltLength: 99 },
      ...{ maxMediaPerListing: 250, animated: false, source: '', sourceDate: '' },
    },
    videos: null,
    ...overrides,
  }
}

const removed = (overrides: Partial<PlanInput>) =>
  planListing(anInput(overrides)).change.removals.map(({ mediaId, ours }) => [mediaId, ours])

describe('what an export takes away', () => {
  it('is nothing in mode add', () => {
    expect(removed({})).toEqual([])
  })

  it('is what we placed and is no longer mapped in mode replace-ours', () => {
    expect(removed({ mode: 'replace-ours' })).toEqual([['old', true]])
    expect(removed({ mode: 'replace-ours', entries: [] })).toEqual([
      ['mapped', true],
      ['old', true],
    ])
  })

  it('is every picture that is not mapped in mode mirror, but no 3D model', () => {
    expect(removed({ mode: 'mirror' })).toEqual([
      ['theirs', false],
      ['old', true],
    ])
  })

  it('takes the pictures of variants with it, and says so', () => {
    const { change } = planListing(anInput({ mode: 'replace-ours' }))
    expect(change.variants).toEqual([{ variantRemoteId: 'v', before: 'old', after: null }])
  })

  it('is nothing where nothing is mapped to a product that is to be mirrored', () => {
    const { change, issues } = planListing(anInput({ mode: 'mirror', entries: [] }))
    expect(change.removals).toEqual([])
    expect(issues.map(({ code }) => code)).toEqual(['mirror_needs_mapping', 'nothing_mapped'])
  })

  it('is nothing while a mapped picture cannot be sent', () => {
    const rendition = notOk({ code: 'too_small' as const })
    const assets = new Map([...anInput().assets, ['b', { id: 'b', altText: '', rendition, video: null }]])
    const entries = [entry, { ...entry, assetId: 'b' }]
    const { change, issues } = planListing(anInput({ mode: 'mirror', entries, assets }))
    expect(change.removals).toEqual([])
    expect(issues.map(({ code }) => code)).toContain('removals_held')
  })

  it('leaves pictures that the channel still processes, which it would not let go', () => {
    const input = anInput({ mode: 'mirror' })
    const media = [aMedia('theirs', { status: 'processing' }), aMedia('mapped')]
    const { change, issues } = planListing({ ...input, listing: { ...input.listing, media } })
    expect(change.removals).toEqual([])
    expect(issues.map(({ code }) => code)).toEqual(['removal_not_ready'])
  })
})
