import { z } from 'zod'
import { createTokenSigner } from './signed-token.ts'

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
 * size, for one to two hours. See `createTokenSigner` for how secrets are used.
 */
export function createMediaUrls(secrets: readonly Uint8Array[], now: () => number): MediaUrls {
  const signer = createTokenSigner(secrets, 'mediaport media urls')

  return {
    url(workspaceId, assetId, variant) {
      const expiresAt = (Math.floor(now() / windowMs) + 2) * windowMs
      return `/media/${signer.sign(JSON.stringify([workspaceId, assetId, variant, expiresAt]))}`
    },
    read(token) {
      const payload = signer.read(token)
      const parsed = payload === null ? null : payloadSchema.safeParse(JSON.parse(payload))
      if (!parsed?.success || parsed.data[3] <= now()) return null
      const [workspaceId, assetId, variant, expiresAt] = parsed.data
      return { workspaceId, assetId, variant, expiresAt }
    },
  }
}
