import type { ImageRequirements } from '../channel/requirements.ts'
import type { MappingEntry } from '../mapping/mapping.ts'
import type { PlannedMedia } from './listing-change.ts'
import { isProductHero, leads, type MappedPicture, type MappedPictures } from './mapped-picture.ts'
import { entriesHere } from './plan-entries.ts'
import type { PlanInput, PlannableAsset } from './plan-input.ts'
import { assetPlanIssue, planIssue, type PlanIssue } from './plan-issue.ts'
import { plainAlt } from './plain-alt.ts'
import { inPlaces } from './plan-places.ts'
import { videoApart } from './video-apart.ts'

/**
 * Which pictures are to go to the listing and its variants: each rendition once, however many targets it is mapped to. See
 * `withinLimit`.
 */
export function mappedPictures(input: PlanInput): MappedPictures {
  const issues: PlanIssue[] = []
  const pictures = new Map<string, MappedPicture>()
  const here = entriesHere(input)
  const sent = (entry: MappingEntry): MappedPicture | null => {
    const asset = input.assets.get(entry.assetId)
    if (!asset) return null
    const problem = problemOf(entry, asset, input)
    if (problem) issues.push(problem)
    if (problem || !asset.rendition.ok) return null
    const { key } = asset.rendition.value
    const known = pictures.get(key)
    return known ? { ...known, entries: [...known.entries, entry] } : toPicture(input, entry, asset, issues)
  }
  for (const entry of inMappedOrder(here.entries)) {
    const picture = sent(entry)
    if (picture) pictures.set(picture.media.renditionKey, picture)
  }
  const swatch = here.swatch && sent(here.swatch)
  return { pictures: inPlaces(input, [...pictures.values()]), swatch, issues: [...issues, ...here.issues] }
}

/** The product's own main picture leads; the others stand as the merchant arranged them. */
function inMappedOrder(entries: readonly MappingEntry[]): MappingEntry[] {
  return entries.toSorted((a, b) => Number(isProductHero(b)) - Number(isProductHero(a)) || a.position - b.position)
}

function problemOf(entry: MappingEntry, asset: PlannableAsset, input: PlanInput): PlanIssue | null {
  const { listing } = input
  const isSwatch = entry.role === 'swatch'
  if (isSwatch && (listing.swatch === undefined || asset.video)) return planIssue('swatch_not_shown', asset.id)
  if (asset.video) return videoProblem(asset.id, asset.video, input)
  return asset.rendition.ok ? null : assetPlanIssue(asset.id, asset.rendition.issue)
}

const leftOut = { as_chosen: 'video_left_out', not_with_this_access: 'video_needs_access' } as const

function videoProblem(
  assetId: string,
  video: NonNullable<PlannableAsset['video']>,
  { videos: limits, videosLeftOut }: PlanInput,
): PlanIssue | null {
  if (!limits) return planIssue(videosLeftOut ? leftOut[videosLeftOut] : 'video_not_taken', assetId)
  if (!limits.mimeTypes.includes(video.mimeType)) return planIssue('video_type', assetId)
  if (video.byteSize > limits.maxBytes) return planIssue('video_too_large', assetId, limits.maxBytes)
  if (video.durationMs > limits.maxDurationMs) return planIssue('video_too_long', assetId, limits.maxDurationMs)
  // Upright or lying: the longer side counts as the width.
  const [shortPx = 0, longPx = 0] = [video.widthPx, video.heightPx].sort((a, b) => a - b)
  if (longPx > limits.maxWidthPx) return planIssue('video_too_wide', assetId, limits.maxWidthPx)
  return shortPx > limits.maxHeightPx ? planIssue('video_too_high', assetId, limits.maxHeightPx) : null
}

function toPicture(input: PlanInput, entry: MappingEntry, asset: PlannableAsset, issues: PlanIssue[]): MappedPicture {
  if (!asset.rendition.ok) throw new Error(`asset ${asset.id} has no rendition`)
  const { key, fileName, spec } = asset.rendition.value
  const file = input.ledger.get(key)
  // A file that failed to process cannot be shown; it is made anew.
  const remoteId = file && file.status !== 'failed' ? file.remoteId : null
  const planned = { assetId: asset.id, renditionKey: key, role: entry.role, fileName, spec, remoteId }
  if (asset.video && input.videos?.place !== 'listing') {
    const apart = videoApart(input, asset.id, remoteId)
    issues.push(...apart.issues)
    return { media: { ...planned, ...apart.media }, entries: [entry] }
  }
  const shown = input.listing.media.find(({ id }) => id === remoteId)
  const alt = altFor(entry, asset, input.images, issues)
  const media: PlannedMedia = {
    ...planned,
    kind: asset.video ? 'video' : 'image',
    place: 'listing',
    alt,
    action: shown ? 'present' : remoteId ? 'reuse' : 'upload',
    changesAlt: shown !== undefined && alt !== null && shown.alt !== alt,
  }
  return { media, entries: [entry] }
}

/** An empty alt text asks for nothing: what the channel has is left alone. */
function altFor(
  entry: MappingEntry,
  asset: PlannableAsset,
  { maxAltLength: limit, altText }: ImageRequirements,
  issues: PlanIssue[],
): string | null {
  if (altText === 'none') return null
  const given = (entry.altText ?? asset.altText).trim()
  const alt = altText === 'plain' ? plainAlt(given) : given
  if (alt.length > limit) issues.push(planIssue('alt_too_long', asset.id, limit))
  return alt.slice(0, limit).trimEnd() || null
}

/** Leaves out what the listing has no room for once `leaving` of its own pictures are gone: the last ones in mapped order. */
export function withinLimit(
  { listing, images }: PlanInput,
  { pictures, swatch, issues }: MappedPictures,
  leaving: number,
): MappedPictures {
  const reserved = listing.mainPlace === 'empty' && !leads(pictures) ? 1 : 0
  let room = images.maxMediaPerListing - reserved - listing.media.length + leaving
  const kept: MappedPicture[] = []
  const left: PlanIssue[] = []
  for (const picture of pictures) {
    const isNew = picture.media.place === 'listing' && picture.media.action !== 'present'
    if (isNew && room <= 0) left.push(planIssue('too_many_media', picture.media.assetId, images.maxMediaPerListing))
    else kept.push(picture)
    if (isNew) room -= 1
  }
  return { pictures: kept, swatch, issues: [...issues, ...left] }
}
