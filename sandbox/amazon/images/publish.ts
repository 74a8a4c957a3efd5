import { randomBytes } from 'node:crypto'
import { CDN_HOST } from '../http/hosts.ts'
import { SLOTS } from '../listings/slots.ts'
import type { CatalogImage, CatalogItem } from '../state/model.ts'
import type { LedgerEntry } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import type { SlotWork } from './slot-work.ts'

/** Longest sides that the catalogue shows each picture in. */
const SIDES_PX = [2_560, 500]

/** A picture as the catalogue keeps it. */
export interface Picture {
  sha256: string
  widthPx: number
  heightPx: number
}

/** Shows a picture of a seller’s to shoppers. False where another seller’s contribution wins; that one stays. */
export function publish(world: World, work: SlotWork, entry: LedgerEntry, loses: boolean): boolean {
  const variant = SLOTS[work.attribute] ?? ''
  const item = itemOf(world, work)
  const { sha256, widthPx, heightPx } = entry
  if (!item || !sha256 || !widthPx || !heightPx) return false
  if (loses) item.won.add(`${work.marketplaceId} ${variant}`)
  if (item.won.has(`${work.marketplaceId} ${variant}`)) return false
  const images = putPicture(world, item, work.marketplaceId, variant, { sha256, widthPx, heightPx })
  const smallest = images.at(-1)
  const summary = work.listing.summaries.find(({ marketplaceId }) => marketplaceId === work.marketplaceId)
  if (variant === 'MAIN' && summary && smallest) {
    const { link, height, width } = smallest
    summary.mainImage = { link, height, width }
  }
  return true
}

/** Takes a picture off the catalogue, unless it is another seller’s. */
export function unpublish(world: World, work: SlotWork): void {
  const variant = SLOTS[work.attribute] ?? ''
  const item = itemOf(world, work)
  if (!item || item.won.has(`${work.marketplaceId} ${variant}`)) return
  setImages(item, work.marketplaceId, variant, [])
  const summary = work.listing.summaries.find(({ marketplaceId }) => marketplaceId === work.marketplaceId)
  if (variant === 'MAIN' && summary) delete summary.mainImage
}

/** Puts a picture into a place of the catalogue, under new addresses. */
export function putPicture(
  world: World,
  item: CatalogItem,
  marketplaceId: string,
  variant: string,
  { sha256, widthPx, heightPx }: Picture,
): CatalogImage[] {
  const longestPx = Math.max(widthPx, heightPx)
  const images = SIDES_PX.map((sidePx): CatalogImage => {
    const scale = Math.min(1, sidePx / longestPx)
    const id = `${sidePx === 500 ? 5 : 8}1${randomBytes(6).toString('base64url')}L`
    world.cdn.set(`/images/I/${id}.jpg`, { sha256, longestPx: sidePx })
    return {
      ...{ variant, link: `https://${CDN_HOST}/images/I/${id}.jpg` },
      height: Math.round(heightPx * scale),
      width: Math.round(widthPx * scale),
    }
  })
  setImages(item, marketplaceId, variant, images)
  return images
}

function setImages(item: CatalogItem, marketplaceId: string, variant: string, images: CatalogImage[]): void {
  const held = item.images.find((entry) => entry.marketplaceId === marketplaceId)
  const others = held?.images.filter((image) => image.variant !== variant) ?? []
  // MAIN, then PT01 to PT08, then SWCH: which is also the order of the alphabet.
  const all = [...others, ...images].toSorted((one, other) => one.variant.localeCompare(other.variant))
  if (held) held.images = all
  else item.images.push({ marketplaceId, images: all })
}

function itemOf(world: World, { listing, marketplaceId }: SlotWork): CatalogItem | undefined {
  const summary = listing.summaries.find((candidate) => candidate.marketplaceId === marketplaceId)
  return world.catalogue.get(summary?.asin ?? '')
}
