import { env } from '../env.server.ts'
import { systemClock } from './clock.ts'
import { createMediaUrls } from './media-url.ts'

/** Short-lived addresses of this installation's pictures; see `media-url.ts`. */
export const mediaUrls = createMediaUrls(
  env.ENCRYPTION_KEYS.map(({ key }) => key),
  systemClock.now,
)

export function signedThumbnailUrl(workspaceId: string, assetId: string): string {
  return mediaUrls.url(workspaceId, assetId, 'thumbnail')
}
