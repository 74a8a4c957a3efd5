import type { FaultPlace } from '../control/faults.ts'
import { regionOfSite, REGIONS, type Region } from '../marketplaces.ts'

/** Where pictures of the catalogue are served. */
export const CDN_HOST = 'm.media-amazon.com'

/** Where feeds and schemas are kept; Amazon names no host, so the app must take any. */
export const documentHost = (region: Region): string => `feeds-${region}.s3.amazonaws.com`

export const LWA_HOST = 'api.amazon.com'

export const apiHost = (region: Region): string => `sellingpartnerapi-${region}.amazon.com`

/** The part of Amazon that a host belongs to; null for none. */
export function placeOf(host: string): Exclude<FaultPlace, 'image' | 'feed'> | null {
  if (host === LWA_HOST) return 'token'
  if (apiRegion(host)) return 'api'
  if (host === CDN_HOST) return 'cdn'
  if (host.endsWith('.s3.amazonaws.com')) return 'document'
  return regionOfSite(host) ? 'page' : null
}

/** The region of a host of the Selling Partner API. */
export function apiRegion(host: string): Region | undefined {
  return REGIONS.find((region) => apiHost(region) === host)
}
