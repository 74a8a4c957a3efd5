import sharp from 'sharp'
import type { AmazonRequest, Reply } from '../http/exchange.ts'
import { gatewayPage } from '../http/gateway-page.ts'
import type { World } from '../state/world.ts'

/** A picture of the catalogue: upright, on white, made smaller and compressed anew, so that no byte of the original is left. */
export async function serveImage(world: World, { path, method }: AmazonRequest): Promise<Reply> {
  const image = world.cdn.get(path)
  if (!image || (method !== 'GET' && method !== 'HEAD')) return gatewayPage(404)
  image.encoded ??= await encode(world, image.sha256, image.longestPx)
  const body = await world.contents.read(image.encoded)
  return { status: 200, headers: { 'content-type': 'image/jpeg', 'cache-control': 'max-age=630720000,public' }, body }
}

async function encode(world: World, sha256: string, longestPx: number): Promise<string> {
  const bytes = await sharp(await world.contents.read(sha256), { failOn: 'none' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .resize(longestPx, longestPx, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toBuffer()
  return world.contents.put(bytes)
}
