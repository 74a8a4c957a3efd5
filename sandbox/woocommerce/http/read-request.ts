import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { headersOf, readBody } from '../../http/read-incoming.ts'
import type { Site } from '../state/site.ts'
import type { Reply, SiteRequest } from './exchange.ts'
import { webServerPage } from './web-server.ts'

/** A first line that does not fit into one buffer (`large_client_header_buffers 4 8k`, nginx's default) is refused. */
const longestRequestLine = 8_192

/** Reads one request whole, or answers as the web server that refuses it. `isSecure` says how it came in. */
export async function readRequest(
  site: Site,
  incoming: IncomingMessage,
  isSecure: boolean,
): Promise<{ request: SiteRequest; refusal: Reply | null }> {
  const { settings, directory } = site
  const uri = incoming.url ?? '/'
  const [rawPath = '/', query = ''] = splitOnce(uri, '?')
  const { body, isTooLarge } = await readBody(incoming, settings.bodyMaxBytes)
  const headers = headersOf(incoming)
  const path = decodePath(rawPath)
  const isBelow = path === directory || path.startsWith(`${directory}/`)
  if (settings.stripsAuthorization) delete headers['authorization']
  const request = {
    id: randomUUID(),
    site,
    method: incoming.method ?? 'GET',
    isSecure: isSecure && !settings.behindProxy,
    ...{ uri, query, headers, body },
    path: path.slice(directory.length) || '/',
  }
  // Behind many web servers PHP gets nothing of a body whose length nobody says.
  if (headers['transfer-encoding'] !== undefined) return { request, refusal: webServerPage(411) }
  if (isTooLarge) return { request, refusal: webServerPage(413) }
  if (`${request.method} ${uri} HTTP/1.1`.length > longestRequestLine) return { request, refusal: webServerPage(414) }
  if (!isAscii(headers)) return { request, refusal: webServerPage(400) }
  if (settings.forcesHttps && !isSecure) return { request, refusal: toHttps(request) }
  return { request, refusal: isBelow || uri.startsWith('/__sandbox/') ? null : webServerPage(404) }
}

/** The redirect of a host that knows https only: every client but a browser turns a POST into a GET. */
export function toHttps({ site, headers, uri }: SiteRequest): Reply {
  const origin = site.httpsOrigin ?? `https://${(headers['host'] ?? 'localhost').replace(/:\d+$/, '')}`
  return webServerPage(301, { location: origin + uri })
}

function isAscii(headers: SiteRequest['headers']): boolean {
  return Object.values(headers).every((value) => !/[^\t\x20-\x7e]/.test(value ?? ''))
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
