import type { ItemWork } from '../../core/channel/export-step.ts'
import type { ListingState } from '../../core/channel/listing-state.ts'
import { broughtForVariants } from '../../core/export/brought-for-variants.ts'
import type { PlannedMedia } from '../../core/export/listing-change.ts'
import { remoteIdOf, wantedOrder } from '../../core/export/wanted-order.ts'

/** One place of a product's `images`: a picture of the library, or one that the store is to fetch. */
export interface WantedImage {
  /** Null: it is not in the library yet. */
  readonly id: string | null
  /** Of a picture that comes from us. */
  readonly renditionKey: string | null
  readonly fileName: string | null
  /** Alt text to set; null: as it is. */
  readonly alt: string | null
}

/**
 * The whole list of images that a product is to have: what it shows stays, what leaves is left out, what comes stands where the
 * change wants it. `fetched`: rendition keys of pictures that the store is to fetch; others without an id are left out.
 */
export function wantedImages(work: ItemWork, fetched: ReadonlySet<string> = new Set()): WantedImage[] {
  const { change, current, snapshot } = work
  const placeholders = new Map([...fetched].map((key) => [key, placeholderOf(key)]))
  const files = new Map([...work.files, ...placeholders])
  const media = change.media.filter(({ place }) => place === 'listing')
  const removed = change.removals.filter(({ place }) => place === 'listing').map(({ mediaId }) => mediaId)
  const leaving = new Set([...removed, ...broughtForVariants(change, work.files, snapshot.media)])
  const coming = [
    ...media.flatMap((row) => remoteIdOf(row, files) ?? []),
    ...change.restores.filter(({ place, attach }) => place === 'listing' && attach).map(({ mediaId }) => mediaId),
  ]
  const staying = current.media.map(({ id }) => id).filter((id) => !leaving.has(id))
  const order = wantedOrder(change, withMedia(current, [...new Set([...staying, ...coming])]), files)
  const alts = wantedAlts(work, files)
  const ours = new Map(media.flatMap((row) => [[remoteIdOf(row, files) ?? '', row] as const]))
  return order.map((id) => toImage(id, ours.get(id), alts.get(id) ?? null, placeholders))
}

function toImage(
  id: string,
  row: PlannedMedia | undefined,
  alt: string | null,
  placeholders: ReadonlyMap<string, string>,
): WantedImage {
  const { renditionKey = null, fileName = null } = row ?? {}
  const isNew = renditionKey !== null && placeholders.get(renditionKey) === id
  return { id: isNew ? null : id, renditionKey, fileName, alt: isNew ? (row?.alt ?? null) : alt }
}

/** Alt texts that pictures of the change are to get, where it is not known that they have them; by id. */
export function wantedAlts(
  { change, current }: Pick<ItemWork, 'change' | 'current'>,
  files: ReadonlyMap<string, string>,
): Map<string, string> {
  const known = new Map([...current.variantMedia, ...current.media].map(({ id, alt }) => [id, alt]))
  const asked = [
    ...change.media.map((row) => {
      const sets = row.action !== 'present' || row.changesAlt
      return [remoteIdOf(row, files), sets ? row.alt : null] as const
    }),
    ...change.restores.map(({ mediaId, alt }) => [mediaId, alt] as const),
  ]
  const differing = asked.flatMap(([id, alt]) =>
    id !== undefined && alt !== null && known.get(id) !== alt ? [[id, alt] as const] : [],
  )
  return new Map(differing)
}

/** Whether the product shows these images in this order, with these alt texts as far as they are asked for. */
export function showsImages({ media }: ListingState, images: readonly WantedImage[]): boolean {
  return images.length === media.length && images.every(({ id, alt }, index) => alt === null && media[index]?.id === id)
}

/** Not a number, as ids are. */
function placeholderOf(renditionKey: string): string {
  return `new:${renditionKey}`
}

function withMedia(state: ListingState, ids: readonly string[]): ListingState {
  const kept = { kind: 'image', alt: '', status: 'ready', url: null, widthPx: null, heightPx: null } as const
  return { ...state, media: ids.map((id) => ({ ...kept, id })) }
}
