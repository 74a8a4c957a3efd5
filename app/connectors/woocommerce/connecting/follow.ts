import { networkFault, type NetworkFault } from '../network-failure.ts'
import type { StoreIssueCode } from '../../../core/connections/store-issue.ts'
import type { HttpReply } from '../http-reply.ts'

const deadlineMs = 15_000

/** An answer, and the address that gave it after all redirects. */
export interface Arrival extends HttpReply {
  readonly url: URL
}

/** Why a site gave no answer, as an exception of this folder alone. */
export class SiteUnreached extends Error {
  readonly issue: StoreIssueCode

  constructor(issue: StoreIssueCode, cause?: unknown) {
    super(`site not reached: ${issue}`, { cause })
    this.issue = issue
  }
}

/** Goes to an address and on to where it leads. Throws `SiteUnreached`. */
export async function follow(
  fetch: typeof globalThis.fetch,
  start: URL,
  { method = 'GET', mostRedirects = 5 }: { readonly method?: string; readonly mostRedirects?: number } = {},
): Promise<Arrival> {
  let url = start
  for (let left = mostRedirects; left >= 0; left -= 1) {
    const reply = await ask(fetch, url, method)
    const location = reply.headers.get('location')
    if (reply.status < 300 || reply.status >= 400 || location === null) return { ...reply, url }
    if (!URL.canParse(location, url)) break
    url = new URL(location, url)
  }
  throw new SiteUnreached('redirect')
}

async function ask(fetch: typeof globalThis.fetch, url: URL, method: string): Promise<HttpReply> {
  const signal = AbortSignal.timeout(deadlineMs)
  try {
    const headers = { accept: 'application/json, text/html', 'user-agent': 'Mediaport' }
    const response = await fetch(url.href, { method, redirect: 'manual', signal, headers })
    return { status: response.status, headers: response.headers, text: await response.text() }
  } catch (error) {
    throw new SiteUnreached(signal.aborted ? 'timeout' : issues[networkFault(error)], error)
  }
}

const issues: Record<NetworkFault, StoreIssueCode> = {
  certificate: 'insecure_certificate',
  refused_address: 'private_address',
  refused_port: 'port_not_allowed',
  unknown_host: 'unknown_host',
  never_sent: 'unreachable',
  lost: 'unreachable',
}
