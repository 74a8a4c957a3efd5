import { shopifyPlatform } from '../shopify-api.server.ts'

/** A path of the app as callers from outside need it. */
export function absoluteUrl(path: string): string {
  const { hostScheme, hostName } = shopifyPlatform.config
  return new URL(path, `${hostScheme}://${hostName}`).href
}
