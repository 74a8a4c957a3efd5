import { env } from './env.server.ts'
import { createSecretBox } from './lib/crypto.ts'

/** Seals every credential that is stored: Shopify sessions, connections. */
export const secrets = createSecretBox(env.ENCRYPTION_KEYS)
