import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** Sizes in which the pages show an asset. `original` is for videos, which the browser plays as they are. */
const mediaVariants = ['thumbnail', 'preview', 'original'] as const

export type MediaVariant = (typeof mediaVariants)[number]

export interface SignedMedia {
  readonly workspaceId: string
  readonly assetId: string
  readonly variant: MediaVariant
  readonly expiresAt: number
}

export interface MediaUrls {
  url(workspaceId: string, assetId: string, variant: MediaVariant): string
  /** What a token grants; null where it is altered, made with another key, or expired. */
  read(token: string): SignedMedia | null
}

/** Addresses change once per window, so that a browser's cache serves a page that is opened again. */
const windowMs = 60 * 60 * 1000

const payloadSchema = z.tuple([z.uuid(), z.uuid(), z.enum(mediaVariants), z.number().int()])

/**
 * Addresses of pictures for `<img>`, which cannot send the page's bearer token: the address itself grants one asset in one
 * size, for one to two hours. Signed with HMAC-SHA256 under a key derived from the first secret; every secret verifies.
 */
export function createMediaUrls(secrets: readonly Uint8Array[], now: () => number): MediaUrls {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'mediaport media urls', 32)))
  const [current] = keys
  if (!current) throw new Error('Expected at least one secret')

  return {
    url(workspaceId, assetId, variant) {
      const expiresAt = (Math.floor(now() / windowMs) + 2) * windowMs
      const payload = Buffer.from(JSON.stringify([workspaceId, assetId, variant, expiresAt])).toString('base64url')
      return `/media/${payload}.${sign(payload, current).toString('base64url')}`
    },
    read(token) {
      const [payload = '', signature = '', ...rest] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const genuine = rest.length === 0 && keys.some((key) => equal(sign(payload, key), given))
      if (!genuine) return null
      const parsed = payloadSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
      if (!parsed.success || parsed.data[3] <= now()) return null
      const [workspaceId, assetId, variant, expiresAt] = parsed.data
      return { workspaceId, assetId, variant, expiresAt }
    },
  }
}

function sign(payload: string, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(payload).digest()
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
