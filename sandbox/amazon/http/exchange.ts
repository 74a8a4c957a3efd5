export { json, page, redirect, type Reply } from '../../http/reply.ts'

/** One HTTP request to one of Amazon's hosts. */
export interface AmazonRequest {
  id: string
  method: string
  /** Such as `sellingpartnerapi-eu.amazon.com`, without a port. */
  host: string
  /** What a browser's addresses begin with here, such as `/__host/sellercentral.amazon.com`; empty for everyone else. */
  base: string
  /** As sent, not decoded, without query and base. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  body: Buffer
}

/** A form of a browser or of an OAuth client. */
export function formOf({ body }: AmazonRequest): URLSearchParams {
  return new URLSearchParams(body.toString('utf8'))
}
