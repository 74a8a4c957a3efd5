import { describe, expect, it } from 'vitest'
import type { RemoteMedia } from '../channel/listing-state.ts'
import type { MappingEntry } from '../mapping/mapping.ts'
import { ok } from '../result.ts'
import type { ExportMode } from './export-mode.ts'
import type { PlanInput, PlannableAsset } from './plan-input.ts'
import { planListing } from './plan.ts'

const limit = 5

function aMedia(id: string): RemoteMedia {
  return { id, kind: 'image', alt: '', status: 'ready', url: null, widthPx: null, heightPx: null }
}

function anEntry(assetId: string, position: number): MappingEntry {
  return {
    ...{ assetId, target: { kind: 'product' }, role: 'angle', position, altText: null, origin: 'manual' },
    ...{ accepted: true, confidence: null, reason: null },
  }
}

function anAsset(id: string): PlannableAsset {
  return { id, altText: '', rendition: ok({ key: `key-${id}`, fileName: `${id}.jpg`, spec: null }), video: null }
}

/** A product with `shown` pictures of the merchant's own, and `mapped` new ones, where five is the most. */
function plan(mode: ExportMode, shown: number, mapped: number) {
  const assetIds = Array.from({ length: mapped }, (_, index) => `a${index}`)
  const media = Array.from({ length: shown }, (_, index) => aMedia(`theirs-${index}`))
  const input: PlanInput = {
    ...{ mode, listing: { remoteId: 'p', title: 'Mug', media, variants: [], variantMedia: [] }, variants: [] },
    ...{ entries: assetIds.map(anEntry), assets: new Map(assetIds.map((id) => [id, anAsset(id)])) },
    ...{ ledger: new Map(), placed: new Set(), videos: null },
    images: {
      ...{ formats: [], maxBytes: 1, maxPixels: 1, maxSidePx: 1, minSidePx: 1, maxAspectRatio: 1, maxAltLength: 99 },
      ...{ maxMediaPerListing: limit, animated: false, source: '', sourceDate: '' },
    },
  }
  const { change, issues } = planListing(input)
  return { added: change.media.length, removed: change.removals.length, codes: issues.map(({ code }) => code) }
}

describe('a plan near the limit of pictures', () => {
  it('leaves out what has no room, the last in mapped order', () => {
    expect(plan('add', 3, 3)).toEqual({ added: 2, removed: 0, codes: ['too_many_media'] })
  })

  it('counts on the room of what leaves', () => {
    expect(plan('mirror', 5, 3)).toEqual({ added: 3, removed: 5, codes: [] })
    expect(plan('mirror', 5, 5)).toEqual({ added: 5, removed: 5, codes: [] })
  })

  it('takes nothing away where there is not enough room even so', () => {
    const codes = ['too_many_media', 'too_many_media', 'removals_held']
    expect(plan('mirror', 1, 6)).toEqual({ added: 4, removed: 0, codes })
  })
})
