import { expect, onTestFinished } from 'vitest'
import { authorize, issueAccessToken } from '../auth/grants.ts'
import { apiHost, LWA_HOST } from '../http/hosts.ts'
import type { ListingSeed, SellerSeed } from '../seed.ts'
import { startAmazonSandbox, type AmazonSandboxOptions } from '../server.ts'
import { seedSeller } from '../state/seed-seller.ts'
import type { Listing } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'

export const US = 'ATVPDKIKX0DER'
export const CANADA = 'A2EUQ1WTGCTBG2'
export const MEXICO = 'A1AM78C64UM0Y8'

export const APPLICATION = {
  clientId: 'amzn1.application-oa2-client.test',
  clientSecret: 'secret',
  applicationId: 'amzn1.sellerapps.app.test',
  redirectUris: ['http://localhost:3000/connect/amazon/callback', 'http://localhost:3000/other'],
  loginUri: 'http://localhost:3000/connect/amazon/login',
}

export interface Answer {
  status: number
  headers: Headers
  /** Read loosely: the tests know what they asked for. */
  body: Record<string, unknown>
  text: string
}

export interface OpenAmazon {
  url: string
  world: World
  seller: Seller
  /** A request to one of Amazon's hosts, redirects not followed. */
  at(host: string, path: string, init?: RequestInit): Promise<Answer>
  /** A call of the Selling Partner API with the seller's token. */
  api(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
  token(fields: Record<string, string>): Promise<Answer>
  control(method: string, path: string, body?: object): Promise<Answer>
  listing(sku: string): Listing
}

/** Amazon with one seller in the United States and Canada; closed when the test ends. */
export async function openAmazon(
  { listings = [], ...seed }: Partial<SellerSeed> = {},
  options: Partial<AmazonSandboxOptions> = {},
): Promise<OpenAmazon> {
  const application = { ...APPLICATION, ...options.application }
  const sandbox = await startAmazonSandbox({ ...options, application })
  onTestFinished(() => sandbox.close())
  const { world, url } = sandbox
  const seller = await seedSeller(world, {
    ...{ sellerId: 'A1TEST', name: 'Northwind', region: 'na', ...seed, listings },
    marketplaces: seed.marketplaces ?? [
      { marketplaceId: US },
      { marketplaceId: CANADA },
      { marketplaceId: MEXICO, isParticipating: false },
    ],
  })
  const { token } = issueAccessToken(world, authorize(world, seller))
  const at: OpenAmazon['at'] = (host, path, init) => send(`${url}/__host/${host}${path}`, init)
  return {
    ...{ url, world, seller, at },
    api: (method, path, body, headers) =>
      at(apiHost(seller.region), path, {
        method,
        headers: { 'x-amz-access-token': token, 'content-type': 'application/json', ...headers },
        body: body && JSON.stringify(body),
      }),
    token: (fields) => at(LWA_HOST, '/auth/o2/token', { method: 'POST', body: new URLSearchParams(fields) }),
    control: (method, path, body) => send(`${url}/__sandbox/${path}`, { method, body: body && JSON.stringify(body) }),
    listing: (sku) => seller.listings.get(sku) ?? missing(sku),
  }
}

/** A shirt that is sold in all marketplaces of the seller. */
export function aListing(seed: Partial<ListingSeed> = {}): ListingSeed {
  return {
    sku: 'TEE-BLACK-M',
    asin: 'B0TESTTEE1',
    title: 'Tee, Black, M',
    productType: 'SHIRT',
    gtin: '4006381333931',
    ...seed,
  }
}

function missing(sku: string): never {
  throw new Error(`No listing ${sku}`)
}

async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  expect(text).not.toContain('The sandbox failed')
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== ''
  const body = isJson ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: response.status, headers: response.headers, text, body }
}
