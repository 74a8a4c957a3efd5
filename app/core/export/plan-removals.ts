import type { RemoteMedia } from '../channel/listing-state.ts'
import type { Removal } from './listing-change.ts'
import type { PlanInput } from './plan-input.ts'
import { planIssue, type PlanIssue } from './plan-issue.ts'
import type { MappedPictures } from './plan-media.ts'

export interface PlannedRemovals {
  readonly removals: readonly Removal[]
  readonly issues: readonly PlanIssue[]
}

/**
 * What leaves the listing in the modes that take something away. Never on the strength of half a mapping: while a mapped picture
 * cannot be sent, or nothing is mapped to a product that is to mirror its mapping, everything stays.
 */
export function plannedRemovals(input: PlanInput, { pictures, issues }: MappedPictures): PlannedRemovals {
  const mapped = new Set(pictures.map(({ media }) => media.action === 'present' && media.remoteId))
  const unmapped = input.listing.media.filter((media) => !mapped.has(media.id) && mayLeave(input, media))
  if (unmapped.length === 0) return { removals: [], issues: [] }
  if (input.mode === 'mirror' && pictures.length === 0) return held('mirror_needs_mapping')
  if (issues.some(({ severity }) => severity === 'error')) return held('removals_held')
  const ready = unmapped.filter(({ status }) => status === 'ready')
  return {
    removals: ready.map(({ id, alt, url }) => ({
      ...{ mediaId: id, place: 'listing', alt, url },
      ours: input.placed?.has(id) ?? false,
    })),
    // Shopify refuses to change files that are not READY, and a whole batch with them.
    issues: ready.length < unmapped.length ? [planIssue('removal_not_ready', null)] : [],
  }
}

/** 3D models and the like cannot be mapped, so that they are not mapped says nothing. */
function mayLeave({ mode = 'add', placed }: PlanInput, { id, kind }: RemoteMedia): boolean {
  switch (mode) {
    case 'add':
      return false
    case 'replace-ours':
      return placed?.has(id) ?? false
    case 'mirror':
      return kind !== 'other'
  }
}

function held(code: 'mirror_needs_mapping' | 'removals_held'): PlannedRemovals {
  return { removals: [], issues: [planIssue(code, null)] }
}
