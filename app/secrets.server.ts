import { env } from './env.server.ts'
import { systemClock } from './lib/clock.ts'
import { createSecretBox } from './lib/crypto.ts'
import { createMediaUrls } from './lib/media-url.ts'
import { createPictureUrls } from './lib/picture-url.ts'

/** Seals every credential that is stored: Shopify sessions, connections. */
export const secrets = createSecretBox(env.ENCRYPTION_KEYS)

const keys = env.ENCRYPTION_KEYS.map(({ key }) => key)

/** Makes and reads the short-lived addresses of the library's pictures. */
export const mediaUrls = createMediaUrls(keys, () => systemClock.now())

/** Makes and reads the public addresses of renditions, for platforms that fetch pictures themselves. */
export const pictureUrls = createPictureUrls(keys, env.PICTURE_URL)
