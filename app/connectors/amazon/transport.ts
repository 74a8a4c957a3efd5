import type { Agent } from 'node:https'
import { SellingPartner } from 'amazon-sp-api'
import { z } from 'zod'
import type { ConnectorDeps } from '../../core/channel/connector.ts'
import type { AmazonApp } from './credentials.ts'
import { operations, pathOf, type OperationName } from './operations.ts'
import type { Region } from './regions.ts'
import { inTime } from './in-time.ts'
import { wholeAnswer } from './whole-answer.ts'

/** Until the first byte, between two bytes, and in all. */
const timeouts = { response: 15_000, idle: 15_000, deadline: 60_000 }
/** Feeds have up to 10 MiB. */
const documentTimeouts = { response: 60_000, idle: 30_000, deadline: 180_000 }
/** Beyond the library's own, which knows none for codes and uploads. */
const graceMs = 2000

const userAgent = 'Mediaport/1.0 (Language=JavaScript; Platform=Node.js)'

export interface AmazonRequest {
  readonly operation: OperationName
  readonly path?: Readonly<Record<string, string>>
  /** Lists are sent with commas. */
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>
  readonly body?: object
}

/** An answer as it came, whatever its status. */
export interface AmazonReply {
  readonly status: number
  readonly contentType: string
  readonly text: string
  readonly requestId: string | undefined
  /** Requests per second, as Amazon told it with the answer. */
  readonly rateLimit: number | undefined
}

export interface GrantedTokens {
  readonly accessToken: string
  readonly refreshToken: string
}

interface Seller {
  readonly region: Region
  readonly refreshToken: string
}

/**
 * `amazon-sp-api` as the transport and nothing more: it signs in, sends, and hands back what came. Everything else that it offers
 * is switched off, because of what it does (README, "The library"): its retries have no end, its errors lose the status, its token
 * handling asks once for each parallel call. Throws what the library or Node throws; see `no-answer.ts`.
 */
export class AmazonTransport {
  readonly #app: AmazonApp
  readonly #agent: Agent | undefined

  constructor(app: AmazonApp, { httpsAgent }: Pick<ConnectorDeps, 'httpsAgent'>) {
    this.#app = app
    this.#agent = httpsAgent
  }

  async call(
    { region, refreshToken }: Seller,
    accessToken: string,
    request: AmazonRequest,
    signal?: AbortSignal,
  ): Promise<AmazonReply> {
    const { operation, path, query, body } = request
    const library = this.#open(region, refreshToken, accessToken)
    const call = {
      // For the library's types; the path decides.
      operation,
      api_path: pathOf(operation, path),
      method: operations[operation].method,
      ...(query && { query: { ...query } }),
      ...(body && { body }),
      options: { raw_result: true, timeouts },
    }
    return toReply(rawResultSchema.parse(await within(() => library.callAPI(call), timeouts, signal)))
  }

  /** A new access token, good for an hour. */
  async refresh({ region, refreshToken }: Seller, signal?: AbortSignal): Promise<string> {
    const library = this.#open(region, refreshToken)
    await within(() => library.refreshAccessToken(), timeouts, signal)
    return library.access_token
  }

  /** What a code of a consent is worth; it ends after five minutes, and with its first use. */
  async exchange(region: Region, code: string, signal?: AbortSignal): Promise<GrantedTokens> {
    const library = this.#open(region, 'none yet')
    const { access_token: accessToken, refresh_token: refreshToken } = await within(
      () => library.exchange(code),
      timeouts,
      signal,
    )
    return { accessToken, refreshToken }
  }

  /** Puts a document where `createFeedDocument` said, with the very content type it was told. */
  async upload(region: Region, url: string, content: string, contentType: string, signal?: AbortSignal): Promise<void> {
    const library = this.#open(region, 'not needed')
    const send = (): unknown => library.upload({ url }, { content, contentType })
    await within(() => Promise.resolve(send()), documentTimeouts, signal)
  }

  /** The text of a document, unpacked. */
  async download(
    region: Region,
    document: { readonly url: string; readonly compressionAlgorithm?: string | undefined },
    signal?: AbortSignal,
  ): Promise<string> {
    const library = this.#open(region, 'not needed')
    const read = (): unknown => library.download(document, { timeouts: documentTimeouts })
    return String(await within(() => Promise.resolve(read()), documentTimeouts, signal))
  }

  #open(region: Region, refreshToken: string, accessToken?: string): SellingPartner {
    return new SellingPartner({
      region,
      refresh_token: refreshToken,
      access_token: accessToken,
      credentials: {
        SELLING_PARTNER_APP_CLIENT_ID: this.#app.clientId,
        SELLING_PARTNER_APP_CLIENT_SECRET: this.#app.clientSecret,
      },
      options: {
        auto_request_tokens: false,
        auto_request_throttled: false,
        retry_remote_timeout: false,
        version_fallback: false,
        user_agent: userAgent,
        timeouts,
        ...(this.#agent && { https_proxy_agent: this.#agent }),
      },
    })
  }
}

function within<Value>(
  work: () => Promise<Value>,
  { deadline }: Pick<typeof timeouts, 'deadline'>,
  signal?: AbortSignal,
): Promise<Value> {
  return inTime(wholeAnswer(work), deadline + graceMs, signal)
}

const rawResultSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  chunks: z.array(z.instanceof(Uint8Array)),
})

type RawResult = z.infer<typeof rawResultSchema>

/** From the bytes: the library's own text breaks where a letter is cut in two by the network. */
function toReply({ statusCode, headers, chunks }: RawResult): AmazonReply {
  const limit = Number(headerOf(headers, 'x-amzn-ratelimit-limit'))
  return {
    status: statusCode,
    contentType: headerOf(headers, 'content-type') ?? '',
    text: Buffer.concat(chunks).toString('utf8'),
    requestId: headerOf(headers, 'x-amzn-requestid'),
    rateLimit: limit > 0 ? limit : undefined,
  }
}

function headerOf(headers: RawResult['headers'], name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}
