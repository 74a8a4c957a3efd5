import type { ListingSlot } from '../../core/channel/listing-slot.ts'
import { slotsOf } from '../../core/export/wanted-slots.ts'
import type { LeavingPicture, OwnPicture } from '../../core/publication/match-pictures.ts'
import { db } from '../../db.server.ts'
import type { DuePublication } from './due-publications.server.ts'
import { lookOfRendition } from './looks.server.ts'

type Exported = Pick<DuePublication, 'workspaceId' | 'connectionId' | 'change'> & {
  readonly confirmed: NonNullable<DuePublication['confirmed']>
}

/** What an export did to the pictures of a listing, as far as shoppers can see it. */
interface ExportedPictures {
  readonly own: readonly OwnPicture[]
  readonly leaving: readonly LeavingPicture[]
  /** How many further pictures the listing has now. */
  readonly stays: number
}

/** Where nobody knows what a picture looks like, its look is null. */
export async function exportedPictures({ confirmed, ...row }: DuePublication): Promise<ExportedPictures> {
  if (!confirmed) return { own: [], leaving: [], stays: 0 }
  const exported = { ...row, confirmed }
  const further = [...slotsOf(confirmed).keys()].filter((slot) => slot.startsWith('PT'))
  const [own, leaving] = await Promise.all([ownPictures(exported), leavingPictures(exported)])
  return { own, leaving, stays: further.length }
}

/** The pictures that an export put into a listing's places: those it brought, and those an undo brought back. */
async function ownPictures(exported: Exported): Promise<OwnPicture[]> {
  const { workspaceId, change, confirmed } = exported
  const returning = new Set(change.restores.filter(({ attach }) => attach).map(({ mediaId }) => mediaId))
  const slots = [...slotsOf(confirmed)]
  const keys = await renditionKeys(
    exported,
    slots.map(([, { id }]) => id),
  )
  const brought = new Map(change.media.map(({ renditionKey, assetId }) => [renditionKey, assetId]))
  const pictures = slots.flatMap(([slot, { id }]) => {
    const key = keys.get(id)
    const assetId = key === undefined ? undefined : brought.get(key)
    return assetId !== undefined || returning.has(id) ? [{ slot, key, assetId: assetId ?? null }] : []
  })
  return Promise.all(
    pictures.map(async ({ slot, key, assetId }) => ({ slot, assetId, look: await lookOf(workspaceId, key) })),
  )
}

/** The pictures that an export took out of a listing's places. */
async function leavingPictures(exported: Exported): Promise<LeavingPicture[]> {
  const { workspaceId, change, confirmed } = exported
  const there = new Set([...slotsOf(confirmed).values()].map(({ id }) => id))
  const gallery = change.removals.filter(({ place }) => place === 'listing').map(({ mediaId }) => mediaId)
  const swatch = change.swatch?.after === null ? change.swatch.before : null
  const left = [
    ...gallery.filter((id) => !there.has(id)).map((id) => ({ id, slot: null })),
    ...(swatch === null ? [] : [{ id: swatch, slot: 'SWCH' as const satisfies ListingSlot }]),
  ]
  const keys = await renditionKeys(
    exported,
    left.map(({ id }) => id),
  )
  return Promise.all(left.map(async ({ id, slot }) => ({ slot, look: await lookOf(workspaceId, keys.get(id)) })))
}

/** Which of an account's files are ours, and of which rendition. */
async function renditionKeys(
  { workspaceId, connectionId }: Exported,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const files = await db.remoteFile.findMany({
    where: { workspaceId, connectionId, remoteId: { in: [...remoteIds] } },
    select: { remoteId: true, renditionKey: true },
  })
  return new Map(files.map(({ remoteId, renditionKey }) => [remoteId, renditionKey]))
}

function lookOf(workspaceId: string, key: string | undefined) {
  return key === undefined ? null : lookOfRendition(workspaceId, key)
}
