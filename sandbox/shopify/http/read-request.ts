import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { SandboxRequest } from './exchange.ts'

/** Reads one request whole. The shop's host comes with `x-forwarded-host`, since the app was redirected here. */
export async function readRequest(incoming: IncomingMessage): Promise<SandboxRequest> {
  const url = new URL(incoming.url ?? '/', 'http://sandbox')
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const headers: SandboxRequest['headers'] = {}
  for (const [name, value] of Object.entries(incoming.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : value
  return {
    id: randomUUID(),
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: Buffer.concat(chunks),
    shopHost: (headers['x-forwarded-host'] ?? headers['host'] ?? '').replace(/:\d+$/, ''),
  }
}
