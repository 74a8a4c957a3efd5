import { env } from './env.server.ts'

/** A path of the app where a merchant's browser reaches it. */
export function appUrl(path: string): string {
  return new URL(path, env.SHOPIFY_APP_URL).href
}

/** A path of the app where the servers of other platforms reach it. */
export function publicUrl(path: string): string {
  return new URL(path, env.PUBLIC_URL).href
}
