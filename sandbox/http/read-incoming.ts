import type { IncomingMessage } from 'node:http'

/** A body as far as it may be; what is too large is read all the same, so that the client gets to read the answer. */
export async function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<{ body: Buffer; isTooLarge: boolean }> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length
    if (bytes <= maxBytes) chunks.push(chunk as Buffer)
  }
  return { body: Buffer.concat(chunks), isTooLarge: bytes > maxBytes }
}

/** Names in lower case; a header that came several times as one, separated by commas. */
export function headersOf(incoming: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(incoming.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : value
  return headers
}
