import { env } from './env.server.ts'
import { systemClock } from './lib/clock.ts'
import { createSecretBox } from './lib/crypto.ts'
import { createMediaUrls } from './lib/media-url.ts'

/** Seals every credential that is stored: Shopify sessions, connections. */
export const secrets = createSecretBox(env.ENCRYPTION_KEYS)

/** Makes and reads the short-lived addresses of the library's pictures. */
export const mediaUrls = createMediaUrls(
  env.ENCRYPTION_KEYS.map(({ key }) => key),
  () => systemClock.now(),
)
