import type { ListingDescription, RemoteMedia } from '../channel/listing-state.ts'
import type { Reversion } from './revert-state.ts'
import type { UndoConflict } from './undo-conflict.ts'

export interface RevertedDescription {
  readonly description: ListingDescription | undefined
  readonly conflicts: readonly UndoConflict[]
}

/**
 * The description with the videos it had before our export. Its text is nobody's but the merchant's: what somebody wrote since
 * stays, and is reported where our videos come or go beside it. Where the platform would not keep the text, nothing is touched.
 */
export function revertDescription({ now, before, after, usable }: Reversion): RevertedDescription {
  const { description } = now
  if (!description) return { description, conflicts: [] }
  const [shown, former, exported] = [description.media, before.description?.media ?? [], after.description?.media ?? []]
  const staying = shown.filter(({ id }) => has(former, id) || !has(exported, id))
  const taken = former.filter(({ id }) => !has(shown, id) && !has(exported, id))
  const returning = taken.filter(({ id }) => usable.has(id))
  const changes = staying.length < shown.length || returning.length > 0
  if (changes && !description.editable) return { description, conflicts: [{ kind: 'description_kept' }] }
  const edited = changes && after.description !== undefined && after.description.digest !== description.digest
  return {
    description: { ...description, media: [...staying, ...returning] },
    conflicts: [
      ...(edited ? [{ kind: 'description_since' as const }] : []),
      ...taken.filter(({ id }) => !usable.has(id)).map(({ id }) => ({ kind: 'file_gone' as const, mediaId: id })),
    ],
  }
}

function has(rows: readonly RemoteMedia[], id: string): boolean {
  return rows.some((row) => row.id === id)
}
