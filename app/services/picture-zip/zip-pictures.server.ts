import type { Readable } from 'node:stream'
import { listingDetailsSchema } from '../../core/channel/listing-details.ts'
import type { ListingSlot } from '../../core/channel/listing-slot.ts'
import { listingStateSchema, type ListingState } from '../../core/channel/listing-state.ts'
import { AppError } from '../../core/errors.ts'
import { listingChangeSchema, type ListingChange } from '../../core/export/listing-change.ts'
import { idsWhilePlanned, slotsOf, wantedSlots } from '../../core/export/wanted-slots.ts'
import { zipPlan, type ZippedListing } from '../../core/picture-zip/zip-plan.ts'
import { isRecordId } from '../../core/record-id.ts'
import { db } from '../../db.server.ts'
import { openZippedPicture, type ZippedPicture } from './open-picture.server.ts'
import { writeZip } from './write-zip.server.ts'

const listingColumns = { remoteId: true, details: true } as const

/** The pictures as a plan wants them, named for Seller Central. Throws `AppError` not_found where no listing has named places. */
export async function zipOfPlan(workspaceId: string, planId: string): Promise<Readable> {
  const items = isRecordId(planId)
    ? await db.exportPlanItem.findMany({
        where: { workspaceId, planId },
        orderBy: { position: 'asc' },
        select: { change: true, observed: true, listing: { select: listingColumns } },
      })
    : []
  return zipOf(
    workspaceId,
    items.flatMap(({ change, observed, listing }) => {
      const [wanted, shown] = [listingChangeSchema.parse(change), listingStateSchema.parse(observed)]
      return shown.mainPlace ? [toListing(listing, picturesOfPlan(wanted, shown))] : []
    }),
  )
}

/** The pictures that listings showed before an export, to be put back by hand. Throws `AppError` not_found where it wrote nothing. */
export async function zipOfFormer(workspaceId: string, runId: string): Promise<Readable> {
  const items = isRecordId(runId)
    ? await db.exportItem.findMany({
        where: { workspaceId, runId },
        orderBy: { position: 'asc' },
        select: { connectionId: true, snapshot: true, listing: { select: listingColumns } },
      })
    : []
  const states = items.flatMap(({ connectionId, snapshot, listing }) => {
    const state = snapshot === null ? undefined : listingStateSchema.parse(snapshot)
    return state?.mainPlace ? [{ connectionId, listing, slots: slotsOf(state) }] : []
  })
  const ids = states.flatMap(({ slots }) => [...slots.values()].map(({ id }) => id))
  const files = await db.remoteFile.findMany({
    where: { workspaceId, connectionId: states[0]?.connectionId, remoteId: { in: [...new Set(ids)] } },
    select: { remoteId: true, renditionKey: true },
  })
  const keys = new Map(files.map(({ remoteId, renditionKey }) => [remoteId, renditionKey]))
  const pictureOf = (id: string): ZippedPicture => {
    const renditionKey = keys.get(id)
    return renditionKey === undefined ? { from: 'address', url: id } : { from: 'file', renditionKey }
  }
  return zipOf(
    workspaceId,
    states.map(({ listing, slots }) =>
      toListing(listing, new Map([...slots].map(([slot, { id }]) => [slot, pictureOf(id)]))),
    ),
  )
}

/** Pictures of ours, and those of theirs that move to another place; what stays needs no upload. */
export function picturesOfPlan(change: ListingChange, shown: ListingState): Map<ListingSlot, ZippedPicture> {
  const ids = idsWhilePlanned(change)
  const planned = new Map(change.media.map((media) => [ids.get(media.renditionKey), media]))
  const now = slotsOf(shown)
  const wanted = [...wantedSlots(change, shown, ids)].flatMap(([slot, { id }]): [ListingSlot, ZippedPicture][] => {
    if (now.get(slot)?.id === id) return []
    const media = planned.get(id)
    return [[slot, media ? { from: 'plan', media } : { from: 'address', url: id }]]
  })
  return new Map(wanted)
}

function toListing(
  { remoteId: sku, details }: { readonly remoteId: string; readonly details: unknown },
  pictures: ReadonlyMap<ListingSlot, ZippedPicture>,
): ZippedListing<ZippedPicture> {
  return { sku, asin: listingDetailsSchema.parse(details).asin ?? null, pictures }
}

/** Throws `AppError` not_found where there are none. */
export function zipOf(workspaceId: string, listings: readonly ZippedListing<ZippedPicture>[]): Readable {
  if (listings.length === 0) {
    throw new AppError('not_found', 'no listing with named places', {
      userMessage: 'There are no pictures of Amazon listings here.',
    })
  }
  return writeZip(zipPlan(listings), (picture, signal) => openZippedPicture(workspaceId, picture, signal))
}
