import { Readable } from 'node:stream'
import library from '@woocommerce/woocommerce-rest-api'
import type { WooCommerceCredentials } from './credentials.ts'
import type { HttpReply } from './http-reply.ts'
import type { Method, StoreRequest, StreamedBytes } from './request.ts'

/** Sends one request and gives what came back, whatever its status. Throws what `fetch` throws. */
export type Transport = (request: StoreRequest<unknown>, signal: AbortSignal) => Promise<HttpReply>

const userAgent = 'Mediaport'

/** The package is CommonJS made by Babel: Node gives its exports as the default, bundlers the class in them. */
const WooCommerceRestApi = classOf(library)

function classOf<Class>(exported: Class | { readonly default: Class }): Class {
  return typeof exported === 'object' && exported !== null && 'default' in exported ? exported.default : exported
}

/** `wc/v3` by WooCommerce's own client, which signs and authenticates; the rest by hand. Both through one `fetch`. */
export function openTransport(credentials: WooCommerceCredentials, fetch: typeof globalThis.fetch): Transport {
  return (request, signal) =>
    request.space === 'wc/v3'
      ? sendByLibrary(credentials, fetch, request, signal)
      : sendByHand(credentials, fetch, request, signal)
}

/** What the library hands to the function that is to send for it (an axios adapter). */
interface LibraryRequest {
  readonly url: string
  readonly method: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly auth?: { readonly username: string; readonly password: string }
  readonly headers: { toJSON(): Record<string, string> }
  readonly data?: string
}

async function sendByLibrary(
  { apiRoot, auth }: WooCommerceCredentials,
  fetch: typeof globalThis.fetch,
  { method, path, query, json }: StoreRequest<unknown>,
  signal: AbortSignal,
): Promise<HttpReply> {
  const replies: HttpReply[] = []
  const adapter = async (request: LibraryRequest) => {
    const headers = new Headers(request.headers.toJSON())
    headers.set('user-agent', userAgent)
    if (request.auth) headers.set('authorization', basic(request.auth.username, request.auth.password))
    const url = addressOf(request, auth.kind === 'application_password' ? query : undefined)
    const reply = await exchange(fetch, url, {
      method: request.method.toUpperCase(),
      headers,
      body: request.data,
      signal,
    })
    replies.push(reply)
    return { data: null, status: reply.status, statusText: '', headers: {}, config: request }
  }
  const [consumerKey, consumerSecret] = keyPair(auth)
  const { url, prefix } = splitApiRoot(apiRoot)
  const api = new WooCommerceRestApi({
    ...{ url, wpAPIPrefix: prefix, version: 'wc/v3', consumerKey, consumerSecret },
    queryStringAuth: auth.kind === 'keys' && auth.keysIn === 'query',
    axiosConfig: { adapter, ...(auth.kind === 'application_password' && passwordConfig(consumerKey, consumerSecret)) },
  })
  await libraryCall(api, method, path, query ?? {}, json)
  const [reply] = replies
  if (!reply) throw new Error('the WooCommerce client sent nothing')
  return reply
}

/**
 * On http the library would sign with the password as if it were a key. WordPress takes application passwords on http only where
 * a site says that it is a local one.
 */
function passwordConfig(username: string, password: string) {
  return { auth: { username, password }, params: {} }
}

function keyPair(auth: WooCommerceCredentials['auth']): [string, string] {
  return auth.kind === 'keys' ? [auth.consumerKey, auth.consumerSecret] : [auth.username, auth.password]
}

function libraryCall(
  api: library,
  method: Method,
  path: string,
  query: Readonly<Record<string, string>>,
  json: unknown,
): Promise<unknown> {
  switch (method) {
    case 'GET':
      return api.get(path, query)
    case 'DELETE':
      return api.delete(path, query)
    case 'OPTIONS':
      return api.options(path, query)
    case 'POST':
      return api.post(path, json, query)
    case 'PUT':
      return api.put(path, json, query)
  }
}

/** Each parameter once: over http the library has them in the address and beside it. */
function addressOf({ url, params }: LibraryRequest, query: StoreRequest<unknown>['query']): string {
  const address = new URL(url)
  for (const [name, value] of Object.entries({ ...params, ...query })) address.searchParams.set(name, String(value))
  return address.href
}

async function sendByHand(
  { apiRoot, auth }: WooCommerceCredentials,
  fetch: typeof globalThis.fetch,
  { space, method, path, query, json, file }: StoreRequest<unknown>,
  signal: AbortSignal,
): Promise<HttpReply> {
  const url = new URL(space === '' ? path : `${space}/${path}`, apiRoot)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': userAgent }
  if (auth.kind === 'application_password') headers.authorization = basic(auth.username, auth.password)
  if (file) {
    headers['content-type'] = file.mimeType
    headers['content-disposition'] = `attachment; filename="${file.name}"`
    if (file.md5 !== undefined) headers['content-md5'] = file.md5
  } else if (json !== undefined) {
    headers['content-type'] = 'application/json'
  }
  const bytes = file?.bytes
  if (bytes && 'open' in bytes) return exchangeStream(fetch, url.href, bytes, { method, headers, signal })
  const body = bytes ?? (json === undefined ? undefined : JSON.stringify(json))
  return exchange(fetch, url.href, { method, headers, body, signal })
}

/** With its length said beforehand: PHP takes no body in chunks. */
async function exchangeStream(
  fetch: typeof globalThis.fetch,
  url: string,
  { byteSize, open }: StreamedBytes,
  { headers, method, signal }: Pick<RequestInit, 'method' | 'signal'> & { readonly headers: Record<string, string> },
): Promise<HttpReply> {
  const request: RequestInit & { duplex: 'half' } = {
    ...{ method, signal, duplex: 'half' },
    headers: { ...headers, 'content-length': String(byteSize) },
    body: Readable.toWeb(await open()) as ReadableStream,
  }
  return exchange(fetch, url, request)
}

async function exchange(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<HttpReply> {
  // A redirect would turn POST into GET and void signatures: it is an answer.
  const response = await fetch(url, { ...init, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/** The library builds `{url}/{prefix}/wc/v3/…`. */
function splitApiRoot(apiRoot: string): { url: string; prefix: string } {
  const parts = apiRoot.replace(/\/$/, '').split('/')
  return { url: parts.slice(0, -1).join('/'), prefix: parts.at(-1) ?? 'wp-json' }
}
