import type { Json } from '../json.ts'
import type { Site } from '../state/site.ts'

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

/** An answer before it goes out, so that faults can still spoil it. */
export interface Reply {
  status: number
  headers: Record<string, string | string[]>
  body: string | Buffer
}

export function json(status: number, body: Json, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  }
}

export function page(status: number, markup: string, headers: Record<string, string | string[]> = {}): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...headers }, body: markup }
}

export function redirect(location: string, headers: Record<string, string | string[]> = {}, status = 302): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', location, ...headers }, body: '' }
}
