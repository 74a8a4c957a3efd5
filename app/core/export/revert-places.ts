import type { ListingState, RemoteMedia } from '../channel/listing-state.ts'
import type { UndoConflict } from './undo-conflict.ts'

interface States {
  readonly now: ListingState
  readonly before: ListingState
  readonly after: ListingState
}

interface RevertedMain {
  readonly media: readonly RemoteMedia[]
  readonly mainPlace?: ListingState['mainPlace']
  readonly conflicts: readonly UndoConflict[]
}

/**
 * Who leads afterwards, where the main picture has a place of its own: the former main picture or the one of now, never one that
 * merely moved up. `media`: what remains, in order.
 */
export function revertMain({ now, before }: Omit<States, 'after'>, media: readonly RemoteMedia[]): RevertedMain {
  if (now.mainPlace === undefined) return { media, conflicts: [] }
  const former = before.mainPlace === 'filled' ? before.media[0]?.id : undefined
  const [first] = media
  const returns = first !== undefined && first.id === former
  if (now.mainPlace === 'empty') return { media, mainPlace: returns ? 'filled' : 'empty', conflicts: [] }
  const [main] = now.media
  if (returns || !main || first?.id === main.id) return { media, mainPlace: 'filled', conflicts: [] }
  return {
    media: [main, ...media.filter(({ id }) => id !== main.id)],
    mainPlace: 'filled',
    conflicts: [{ kind: 'main_stays', mediaId: main.id }],
  }
}

interface RevertedSwatch {
  /** Left out: the listing has no place for one. */
  readonly swatch?: RemoteMedia | null
  readonly conflicts: readonly UndoConflict[]
}

/** The swatch as it was before our export, unless somebody changed it since or its file is gone. `rows`: what can be shown. */
export function revertSwatch({ now, before, after }: States, rows: ReadonlyMap<string, RemoteMedia>): RevertedSwatch {
  if (now.swatch === undefined) return { conflicts: [] }
  const [is, was, exported] = [idOf(now), idOf(before), idOf(after)]
  if (is === was || was === exported) return { swatch: now.swatch, conflicts: [] }
  if (is !== exported) return { swatch: now.swatch, conflicts: [{ kind: 'swatch_since', mediaId: is ?? was ?? '' }] }
  if (was === null) return { swatch: null, conflicts: [] }
  const row = rows.get(was)
  return row ? { swatch: row, conflicts: [] } : { swatch: now.swatch, conflicts: [{ kind: 'file_gone', mediaId: was }] }
}

function idOf({ swatch }: ListingState): string | null {
  return swatch?.id ?? null
}
