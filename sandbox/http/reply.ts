/** An answer before it goes out, so that faults can still spoil it. */
export interface Reply {
  status: number
  headers: Record<string, string | string[]>
  body: string | Buffer
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
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
