import type { Response } from 'express'
import sharp from 'sharp'
import type { StoredFile } from '../shopify/state/model.ts'
import type { World } from '../shopify/state/world.ts'

/** Twice the size that the admin's tiles have on screen, for dense displays. */
const TILE_PX = 480

/** Address of a picture on the shell's own origin, named by its content. Null until the platform shows the file. */
export function pictureUrl(file: StoredFile): string | null {
  return file.content && file.status === 'READY' ? `/pictures/${file.content.sha256}` : null
}

/** Sends the picture small enough for a tile; pictures never change under their address. */
export async function sendPicture(world: World, sha256: string, response: Response): Promise<void> {
  const bytes = await world.contents.read(sha256)
  const tile = await sharp(bytes)
    .rotate()
    .resize({ width: TILE_PX, height: TILE_PX, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80, effort: 1 })
    .toBuffer()
  response.set('cache-control', 'public, max-age=31536000, immutable').type('webp').send(tile)
}
