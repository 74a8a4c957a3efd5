/** One HTTP request as the handlers see it: body read, target host already resolved. */
export interface SandboxRequest {
  id: string
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  body: Buffer
  /** Host the app wanted to reach, such as `demo.myshopify.com`. */
  shopHost: string
}

/** An answer before it goes out, so that faults can still spoil it. */
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

export function text(status: number, body: string, contentType = 'text/plain; charset=utf-8'): Reply {
  return { status, headers: { 'content-type': contentType }, body }
}
