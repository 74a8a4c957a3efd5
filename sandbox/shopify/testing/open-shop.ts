import { onTestFinished } from 'vitest'
import sharp from 'sharp'
import { startShopifySandbox } from '../server.ts'
import type { ShopifySandboxOptions } from '../server.ts'
import { seedShop } from '../state/seeding.ts'
import type { StoredFile } from '../state/model.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import { letTimePass } from '../../testing/let-time-pass.ts'
import { ManualClock } from '../../testing/manual-clock.ts'

export const DOMAIN = 'demo.myshopify.com'
export const APP = { apiKey: 'key', apiSecret: 'secret' }

/** GraphQL answers are read loosely here: the tests know what they asked for. */
export interface Answer {
  errors?: { message: string; extensions?: { code?: string } }[]
  data?: Record<string, Record<string, never>> | null
  extensions?: { cost: { requestedQueryCost: number; actualQueryCost: number | null } }
}

export interface Target {
  url: string
  resourceUrl: string
  parameters: { name: string; value: string }[]
}

export interface OpenShop {
  url: string
  world: World
  shop: Shop
  clock: ManualClock
  graphql(query: string, variables?: object): Promise<Answer>
  post(path: string, body: object): Promise<Response>
  stage(input: object): Promise<Target>
  upload(target: Target, bytes: Uint8Array): Promise<Response>
  /** Stages, uploads and creates one image file. */
  createImage(bytes: Uint8Array, filename: string): Promise<StoredFile>
  until(isReached: () => boolean): Promise<void>
}

const PRODUCT = {
  title: 'Linen Shirt',
  options: [{ name: 'Color', values: ['Red', 'Blue'] }],
  variants: ['Red', 'Blue'].map((Color) => ({ sku: `LIN-${Color}`, price: '40.00', optionValues: { Color } })),
  media: [],
}

/** A sandbox with one shop and one product of two variants, on a clock of its own; closed when the test ends. */
export async function openShop(options: Partial<ShopifySandboxOptions> = {}): Promise<OpenShop> {
  const clock = new ManualClock()
  const sandbox = await startShopifySandbox({ ...APP, clock, ...options })
  onTestFinished(() => sandbox.close())
  const { url, world } = sandbox
  const identity = { domain: DOMAIN, name: 'Demo', plan: 'standard' as const, ianaTimezone: 'Europe/Berlin' }
  const shop = await seedShop(world, {
    shop: { ...identity, currencyCode: 'EUR', primaryLocale: 'en' },
    products: [PRODUCT],
  })
  const token = shop.tokens.issue({ expiring: true }).accessToken
  const headers = { 'content-type': 'application/json', 'x-forwarded-host': DOMAIN, 'x-shopify-access-token': token }

  const post = (path: string, body: object): Promise<Response> =>
    fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const graphql = async (query: string, variables: object = {}): Promise<Answer> =>
    (await (await post('/admin/api/2026-10/graphql.json', { query, variables })).json()) as Answer

  const stage = async (input: object): Promise<Target> => {
    const { data } = await graphql(STAGE, { input: [input] })
    const [target] = data?.['stagedUploadsCreate']?.['stagedTargets'] ?? []
    if (!target) throw new Error('No target')
    return target
  }
  const createImage = async (bytes: Uint8Array, filename: string): Promise<StoredFile> => {
    const target = await stage({ filename, mimeType: 'image/jpeg', resource: 'IMAGE', httpMethod: 'POST' })
    await upload(target, bytes)
    const files = [{ originalSource: target.resourceUrl, filename, contentType: 'IMAGE' }]
    await graphql('mutation C($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { id } } }', { files })
    const file = shop.filesByName.get(filename)
    if (!file) throw new Error('No file')
    return file
  }
  const until = (isReached: () => boolean): Promise<void> => letTimePass(clock, isReached)
  return { url, world, shop, clock, graphql, post, stage, upload, createImage, until }
}

const STAGE = `mutation Stage($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } }
}`

/** The form as it has to be: parameters in their order, the file last. */
export function upload(target: Target, bytes: Uint8Array): Promise<Response> {
  const form = new FormData()
  for (const { name, value } of target.parameters) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(bytes)]), 'file')
  return fetch(target.url, { method: 'POST', body: form })
}

export function aPicture(widthPx = 400, heightPx = 300): Promise<Buffer> {
  const create = { width: widthPx, height: heightPx, channels: 3 as const, background: '#aa3322' }
  return sharp({ create }).jpeg().toBuffer()
}
