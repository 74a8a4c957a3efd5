import sharp from 'sharp'
import type { Reply, SiteRequest } from '../http/exchange.ts'
import { webServerPage } from '../http/web-server.ts'
import type { World } from '../state/world.ts'

const PREFIX = '/wp-content/uploads/'

const TYPES: Record<string, string> = {
  ...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp' },
  ...{ avif: 'image/avif', bmp: 'image/bmp', tiff: 'image/tiff', tif: 'image/tiff' },
  ...{ mp4: 'video/mp4', webm: 'video/webm', mov: 'video/quicktime' },
}

export const isUpload = ({ path }: SiteRequest): boolean => path.startsWith(PREFIX)

/** A file of the media library, straight from the web server. Smaller sizes are drawn when they are looked at. */
export async function serveUpload(world: World, { site, path }: SiteRequest): Promise<Reply> {
  const file = path.slice(PREFIX.length)
  const sha256 = site.data.files.get(file)
  if (!sha256) return webServerPage(404)
  const whole = await world.contents.read(sha256)
  const [, width, height] = /-(\d+)x(\d+)\.\w+$/.exec(file) ?? []
  const isSize = ![...site.data.attachments.values()].some((attachment) => attachment.file === file)
  const body = isSize && width && height ? await cut(whole, Number(width), Number(height)) : whole
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=60' }, body }
}

/** A picture that cannot be decoded whole is shown as far as it goes. */
function cut(bytes: Buffer, width: number, height: number): Promise<Buffer> {
  return sharp(bytes, { failOn: 'none', limitInputPixels: false }).resize(width, height, { fit: 'cover' }).toBuffer()
}
