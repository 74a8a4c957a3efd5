import { ServerResponse } from 'node:http'

/** Where Amazon serves pictures of its catalogue, as addresses of listings begin. */
const CDN = 'https://m.media-amazon.com/'

type Chunk = string | Uint8Array

/**
 * Leads browsers to the stand-in for pictures of Amazon's catalogue: in all that a process answers, the addresses of Amazon's
 * picture servers become addresses there. Answers are streams, so an address may come in two pieces.
 */
export function showPicturesAt(amazonUrl: string): void {
  const place = `${amazonUrl}/__host/m.media-amazon.com/`
  const kept = new WeakMap<ServerResponse, string>()
  const response = ServerResponse.prototype
  const [write, end] = [response.write, response.end]
  const rewritten = (answer: ServerResponse, chunk: Chunk, isLast: boolean): Buffer => {
    // As bytes: a piece may begin or end within a letter.
    const text = (kept.get(answer) ?? '') + Buffer.from(chunk as Uint8Array).toString('latin1')
    const rest = isLast ? 0 : beginning(text)
    kept.set(answer, text.slice(text.length - rest))
    return Buffer.from(text.slice(0, text.length - rest).replaceAll(CDN, place), 'latin1')
  }
  response.write = function (this: ServerResponse, ...[chunk, ...more]: unknown[]) {
    const piece = isText(this) && isChunk(chunk) ? rewritten(this, chunk, false) : chunk
    return Reflect.apply(write, this, [piece, ...more]) as boolean
  }
  response.end = function (this: ServerResponse, ...[chunk, ...more]: unknown[]) {
    const hasLast = isChunk(chunk) || kept.has(this)
    if (!isText(this) || !hasLast) return Reflect.apply(end, this, [chunk, ...more]) as ServerResponse
    const piece = rewritten(this, isChunk(chunk) ? chunk : '', true)
    if (!this.headersSent) this.removeHeader('content-length')
    return Reflect.apply(end, this, [piece, ...(isChunk(chunk) ? more : [chunk, ...more])]) as ServerResponse
  }
}

/** How much of the end of a text could be the beginning of an address of a picture. */
function beginning(text: string): number {
  for (let length = Math.min(CDN.length - 1, text.length); length > 0; length--) {
    if (CDN.startsWith(text.slice(-length))) return length
  }
  return 0
}

function isText(answer: ServerResponse): boolean {
  return /^text\/(html|x-script)|json/.test(String(answer.getHeader('content-type')))
}

function isChunk(value: unknown): value is Chunk {
  return typeof value === 'string' || value instanceof Uint8Array
}
