import type { ListingDescription, ListingState } from '../channel/listing-state.ts'
import type { ListingChange, Removal, RestoredMedia } from './listing-change.ts'
import { remoteIdOf, type FileIds } from './wanted-order.ts'

type Change = Pick<ListingChange, 'media' | 'restores' | 'removals'>

/** The videos that a description is to have once the change is done, in order: those that stay, and behind them those that come. */
export function wantedInDescription(change: Change, shown: Iterable<string>, files: FileIds): string[] {
  const leaving = new Set(change.removals.filter(inDescription).map(({ mediaId }) => mediaId))
  const coming = change.media.filter(inDescription).flatMap((planned) => remoteIdOf(planned, files) ?? [])
  const returning = change.restores.filter((row) => inDescription(row) && row.attach).map(({ mediaId }) => mediaId)
  return [...new Set([...[...shown].filter((id) => !leaving.has(id)), ...coming, ...returning])]
}

/** What must leave the description, and come back into it, for it to have the videos of the target. */
export function descriptionChange(
  now: ListingState,
  target: ListingState,
): { readonly restores: readonly RestoredMedia[]; readonly removals: readonly Omit<Removal, 'ours'>[] } {
  const [shown, wanted] = [mediaOf(now), mediaOf(target)]
  return {
    restores: wanted
      .filter(({ id }) => !shown.some((row) => row.id === id))
      .map(({ id, kind, url }) => ({ mediaId: id, kind, place: 'description', attach: true, alt: null, url })),
    removals: shown
      .filter(({ id }) => !wanted.some((row) => row.id === id))
      .map(({ id, alt, url }) => ({ mediaId: id, place: 'description', alt, url })),
  }
}

function mediaOf({ description }: ListingState): ListingDescription['media'] {
  return description?.media ?? []
}

function inDescription({ place }: { readonly place: string }): boolean {
  return place === 'description'
}
