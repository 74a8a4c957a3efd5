import type { StoredFile } from '../state/model.ts'
import { legacyId } from '../state/ids.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'

export interface ImageTransform {
  maxWidth?: number | null
  maxHeight?: number | null
  crop?: string | null
  preferredContentType?: string | null
}

/** Address of the file's bytes at the platform's CDN. */
export function fileUrl(world: World, shop: Shop, file: StoredFile): string {
  return `${world.url}/cdn/s/files/1/${legacyId(shop.id)}/files/${encodeURIComponent(file.filename)}?v=${file.version}`
}

/** The CDN's own query parameters for a resized, cropped or converted rendition. */
export function transformed(url: string, transform: ImageTransform): string {
  const address = new URL(url)
  if (transform.maxWidth) address.searchParams.set('width', String(transform.maxWidth))
  if (transform.maxHeight) address.searchParams.set('height', String(transform.maxHeight))
  if (transform.crop) address.searchParams.set('crop', transform.crop.toLowerCase())
  if (transform.preferredContentType) address.searchParams.set('format', transform.preferredContentType.toLowerCase())
  return address.href
}
