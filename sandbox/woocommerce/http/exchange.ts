import type { Site } from '../state/site.ts'

export { json, page, redirect, type Reply } from '../../http/reply.ts'

/** One HTTP request as PHP sees it: body read, sub-directory of the site taken off. */
export interface SiteRequest {
  id: string
  site: Site
  method: string
  /** Whether PHP takes it for https. */
  isSecure: boolean
  /** Path and query as sent, with the sub-directory: what `REQUEST_URI` holds. */
  uri: string
  /** Decoded path below the site's directory, such as `/wp-json/wc/v3/products`. */
  path: string
  /** The query as sent, without `?`. */
  query: string
  headers: Record<string, string | undefined>
  body: Buffer
}
