import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { headersOf, readBody } from '../../http/read-incoming.ts'
import type { AmazonRequest } from './exchange.ts'

/** More than any feed may have. */
const MAX_BODY_BYTES = 64 * 1_048_576

/** Reads one request whole. A browser, which cannot choose its `Host`, names Amazon's in the path: `/__host/<host>/…`. */
export async function readRequest(incoming: IncomingMessage): Promise<AmazonRequest> {
  const { body } = await readBody(incoming, MAX_BODY_BYTES)
  const headers = headersOf(incoming)
  const [sent = '/', query = ''] = splitOnce(incoming.url ?? '/', '?')
  const [, base = '', inPath] = /^(\/__host\/([^/]+))(?=\/|$)/.exec(sent) ?? []
  return {
    id: randomUUID(),
    method: incoming.method ?? 'GET',
    host: (inPath ?? headers['host'] ?? '').replace(/:\d+$/, '').toLowerCase(),
    ...{ base, headers, body },
    path: sent.slice(base.length) || '/',
    query: new URLSearchParams(query),
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
