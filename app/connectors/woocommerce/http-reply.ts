/** What came back over HTTP, whole. */
export interface HttpReply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** The body as JSON; undefined where it is none: hosts, proxies and maintenance pages answer with HTML under any status. */
export function jsonOf({ headers, text }: HttpReply): unknown {
  if (!/\bjson\b/.test(headers.get('content-type') ?? '')) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** `Retry-After` in milliseconds: seconds or a date. */
export function retryAfterMs({ headers }: HttpReply, now: number): number | undefined {
  const header = headers.get('retry-after')
  if (header === null || header === '') return undefined
  const seconds = Number(header)
  if (!Number.isNaN(seconds)) return seconds * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
