import sharp from 'sharp'
import type { OutputInfo } from 'sharp'
import type { Reply, SandboxRequest } from '../http/exchange.ts'
import { text } from '../http/exchange.ts'
import { legacyId } from '../state/ids.ts'
import type { Content } from '../state/model.ts'
import type { World } from '../state/world.ts'

const PATH = /^\/cdn\/s\/files\/1\/(\d+)\/files\/([^/]+)$/

const FORMATS = { jpg: 'jpeg', png: 'png', webp: 'webp' } as const

/** `GET /cdn/s/files/1/<shop>/files/<name>`: the stored bytes, or a rendition by `width`, `height`, `crop`, `format`. */
export async function handleCdn(world: World, request: SandboxRequest): Promise<Reply> {
  const content = findContent(world, request.path)
  if (!content) return text(404, 'Not Found')
  const bytes = await world.contents.read(content.sha256)
  const headers = { 'cache-control': 'public, max-age=31557600', 'access-control-allow-origin': '*' }
  if (!isTransformed(request.query) || !content.mimeType.startsWith('image/')) {
    return { status: 200, headers: { ...headers, 'content-type': content.mimeType }, body: bytes }
  }
  const { data, info } = await render(bytes, request.query)
  return { status: 200, headers: { ...headers, 'content-type': `image/${info.format}` }, body: data }
}

function findContent(world: World, path: string): Content | null {
  const [, shopNumber, name] = PATH.exec(path) ?? []
  for (const shop of world.shops.values()) {
    if (String(legacyId(shop.id)) === shopNumber) {
      return shop.filesByName.get(decodeURIComponent(name ?? ''))?.content ?? null
    }
  }
  return null
}

function isTransformed(query: URLSearchParams): boolean {
  return ['width', 'height', 'crop', 'format'].some((name) => query.has(name))
}

function render(bytes: Buffer, query: URLSearchParams): Promise<{ data: Buffer; info: OutputInfo }> {
  const width = Number(query.get('width')) || undefined
  const height = Number(query.get('height')) || undefined
  const fit = query.has('crop') ? 'cover' : 'inside'
  const image = sharp(bytes).rotate().resize({ width, height, fit, withoutEnlargement: true })
  const format = Object.entries(FORMATS).find(([name]) => name === query.get('format'))?.[1]
  return (format ? image.toFormat(format) : image).toBuffer({ resolveWithObject: true })
}
