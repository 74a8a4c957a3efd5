import { undescribed, type RemoteMedia } from '../channel/listing-state.ts'
import type { Removal } from './listing-change.ts'
import type { PlanInput } from './plan-input.ts'
import { planIssue, type PlanIssue } from './plan-issue.ts'
import { leads, type MappedPicture, type MappedPictures } from './mapped-picture.ts'
import { unmappedSwatch } from './plan-swatch.ts'
import { variantsHere } from './plan-variants.ts'
import { isShownAmongMedia, unmappedInDescription } from './video-apart.ts'

export interface PlannedRemovals {
  readonly removals: readonly Removal[]
  readonly issues: readonly PlanIssue[]
}

/**
 * What leaves the listing and its variants in the modes that take something away. Never on the strength of half a mapping: while a mapped picture
 * cannot be sent, or nothing is mapped to a product that is to mirror its mapping, everything stays.
 */
export function plannedRemovals(input: PlanInput, { pictures, swatch, issues }: MappedPictures): PlannedRemovals {
  const unmapped = [
    ...unmappedOfListing(input, pictures),
    ...unmappedOfVariants(input, pictures),
    ...unmappedSwatch(input, swatch).map((row) => ({ ...row, place: 'swatch' as const })),
    ...unmappedInDescription(input, pictures).map((row) => ({ ...row, place: 'description' as const })),
  ].filter((media) => mayLeave(input, media))
  if (unmapped.length === 0) return { removals: [], issues: [] }
  if (input.mode === 'mirror' && !pictures.some(isShownAmongMedia)) return held('mirror_needs_mapping')
  if (issues.some(({ severity }) => severity === 'error')) return held('removals_held')
  const leaving = unmapped.filter((media) => !isMainToKeep(input, media, pictures))
  const ready = leaving.filter(({ status }) => status === 'ready')
  return {
    removals: ready.map((media) => toRemoval(media, input.placed)),
    issues: [
      ...(leaving.length < unmapped.length ? [planIssue('main_kept', null)] : []),
      // Shopify refuses to change files that are not READY, and a whole batch with them.
      ...(ready.length < leaving.length ? [planIssue('removal_not_ready', null)] : []),
    ],
  }
}

/** A main place is never left empty, and nothing moves up into it: only another main picture takes its place. */
function isMainToKeep({ listing }: PlanInput, { id, place }: Unmapped, pictures: readonly MappedPicture[]): boolean {
  return listing.mainPlace === 'filled' && place === 'listing' && id === listing.media[0]?.id && !leads(pictures)
}

interface Unmapped extends RemoteMedia {
  readonly place: Removal['place']
}

function toRemoval({ id, place, alt, url }: Unmapped, placed: PlanInput['placed']): Removal {
  return { mediaId: id, place, alt, url, ours: placed?.has(id) ?? false }
}

function unmappedOfListing({ listing }: PlanInput, pictures: readonly MappedPicture[]): Unmapped[] {
  const mapped = new Set(
    pictures.map(({ media }) => media.place === 'listing' && media.action === 'present' && media.remoteId),
  )
  return listing.media.filter(({ id }) => !mapped.has(id)).map((row) => ({ ...row, place: 'listing' }))
}

/**
 * What variants with pictures apart show although something else, or nothing, is mapped to them. A picture that another one
 * replaces is none of these, nor one that leaves the listing itself anyway.
 */
function unmappedOfVariants(input: PlanInput, pictures: readonly MappedPicture[]): Unmapped[] {
  if (input.variantPictures !== 'apart') return []
  const ids = variantsHere(input, pictures).flatMap(({ shown, views }) => {
    if (!views) return []
    const mapped = new Set([views.picture, ...views.further].map((picture) => picture?.media.remoteId))
    const own = shown.mediaId === null || views.picture ? [] : [shown.mediaId]
    return [...own, ...shown.galleryIds].filter((id) => !mapped.has(id))
  })
  return listed(input, new Set(ids), pictures)
}

function listed(input: PlanInput, ids: ReadonlySet<string>, pictures: readonly MappedPicture[]): Unmapped[] {
  const known = new Map([...input.listing.variantMedia, ...input.listing.media].map((row) => [row.id, row]))
  const leaving = new Set(unmappedOfListing(input, pictures).map(({ id }) => id))
  return [...ids]
    .filter((id) => !leaving.has(id))
    .map((id) => ({ ...(known.get(id) ?? undescribed(id)), place: 'variants' }))
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
