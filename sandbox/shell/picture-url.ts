import { fileUrl } from '../shopify/media/file-url.ts'
import type { StoredFile } from '../shopify/state/model.ts'
import type { Shop } from '../shopify/state/shop.ts'
import type { World } from '../shopify/state/world.ts'

/** Twice the size that the admin's tiles have on screen, for dense displays. */
const TILE_PX = 480

/** Address of a tile-sized rendition on the platform's CDN. Null until the platform shows the file. */
export function tileUrl(world: World, shop: Shop, file: StoredFile): string | null {
  if (!file.content || file.status !== 'READY') return null
  const url = new URL(fileUrl(world, shop, file))
  url.searchParams.set('width', String(TILE_PX))
  return url.href
}
