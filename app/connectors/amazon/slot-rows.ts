import { z } from 'zod'
import type { ItemWork } from '../../core/channel/export-step.ts'
import { listingSlots, mediaSlots, type ListingSlot } from '../../core/channel/listing-slot.ts'
import { undescribed, type ListingState } from '../../core/channel/listing-state.ts'
import { slotsOf, wantedSlots } from '../../core/export/wanted-slots.ts'
import { slotChanges, type SlotChange } from './patches.ts'

export const placedSchema = z.object({ slot: z.enum(listingSlots), url: z.string() })

/** Everything that one SKU is to get, in one submission. */
export const slotRowSchema = z.object({
  itemId: z.string(),
  sku: z.string(),
  /** What stood in the slots when this was planned. */
  before: z.array(placedSchema),
  changes: z.array(
    z.object({
      slot: z.enum(listingSlots),
      url: z.string().nullable(),
      /** Of a picture of ours, which was looked at already. */
      renditionKey: z.string().nullable(),
    }),
  ),
})

export type SlotRow = z.infer<typeof slotRowSchema>

type Placed = z.infer<typeof placedSchema>

/** What is left to do for an item; null: nothing, or not yet, because a picture has no address so far. */
export function slotRowOf(item: ItemWork): SlotRow | null {
  const { itemId, listingRemoteId: sku, change, current, files } = item
  if (waitsForPictures(item)) return null
  const now = slotsOf(current)
  const changes = slotChanges(now, wantedSlots(change, current, files))
  if (changes.length === 0) return null
  const keys = new Map([...files].map(([renditionKey, url]) => [url, renditionKey]))
  return { itemId, sku, before: placedIn(now), changes: changes.map((row) => withKey(row, keys)) }
}

/** What the slots of an item are to show in the end; null: a picture has no address so far. */
export function wantedPlaces(item: ItemWork): Placed[] | null {
  if (waitsForPictures(item)) return null
  const wanted = wantedSlots(item.change, item.current, item.files)
  const main = slotsOf(item.current).get('MAIN')
  // It is replaced and never taken away.
  return placedIn(main && !wanted.has('MAIN') ? new Map([...wanted, ['MAIN', main]]) : wanted)
}

function waitsForPictures({ change, files }: ItemWork): boolean {
  return change.media.some(({ action, renditionKey }) => action !== 'present' && !files.has(renditionKey))
}

function withKey(change: SlotChange, keys: ReadonlyMap<string, string>): SlotRow['changes'][number] {
  return { ...change, renditionKey: (change.url !== null && keys.get(change.url)) || null }
}

/** What the slots are to show once the row is done. */
export function slotsAfter({ before, changes }: Pick<SlotRow, 'before' | 'changes'>): Placed[] {
  const urls = new Map(before.map(({ slot, url }) => [slot, url]))
  for (const { slot, url } of changes) {
    if (url === null) urls.delete(slot)
    else urls.set(slot, url)
  }
  return listingSlots.flatMap((slot) => {
    const url = urls.get(slot)
    return url === undefined ? [] : [{ slot, url }]
  })
}

/** Whether the slots show exactly these pictures. */
export function showsSlots(state: ListingState, placed: readonly Placed[]): boolean {
  const shown = placedIn(slotsOf(state))
  return shown.length === placed.length && shown.every(({ slot, url }, at) => isSame(placed[at], slot, url))
}

function isSame(placed: Placed | undefined, slot: ListingSlot, url: string): boolean {
  return placed?.slot === slot && placed.url === url
}

/** The listing as it will be told once Amazon has taken the row in. */
export function withSlots(state: ListingState, placed: readonly Placed[]): ListingState {
  const known = new Map([...state.media, ...(state.swatch ? [state.swatch] : [])].map((row) => [row.id, row]))
  const rowOf = ({ url }: Placed) => known.get(url) ?? { ...undescribed(url), url }
  const gallery = placed.filter(({ slot }) => slot !== 'SWCH')
  const swatch = placed.find(({ slot }) => slot === 'SWCH')
  const mainPlace = gallery[0]?.slot === 'MAIN' ? 'filled' : 'empty'
  const first = mainPlace === 'filled' ? 0 : 1
  const gaps = gallery.some(({ slot }, at) => slot !== mediaSlots[first + at])
  return {
    ...state,
    media: gallery.map(rowOf),
    mainPlace,
    slots: gaps ? gallery.map(({ slot }) => slot) : undefined,
    swatch: swatch ? rowOf(swatch) : null,
  }
}

function placedIn(slots: ReadonlyMap<ListingSlot, { readonly id: string }>): Placed[] {
  return listingSlots.flatMap((slot) => {
    const row = slots.get(slot)
    return row ? [{ slot, url: row.id }] : []
  })
}
