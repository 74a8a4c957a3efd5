import { z } from 'zod'
import type { SoldProduct } from './expectations.ts'
import { lookAt } from './look.ts'
import type { OurFile, PlatformProduct } from './verify.ts'

const mediaSchema = z.object({
  id: z.string(),
  status: z.string(),
  filename: z.string(),
  url: z.string().nullable(),
  sha256: z.string().nullable(),
  createdBy: z.string(),
  productIds: z.array(z.string()),
})

const stateSchema = z.object({
  products: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      media: z.array(mediaSchema),
      variants: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          mediaId: z.string().nullable(),
          optionValues: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ),
  files: z.array(mediaSchema),
})

const requestsSchema = z.array(z.object({ kind: z.string(), actualCost: z.number().nullable() }))

const KINDS_OF_APP = new Set(['graphql', 'token', 'stagedUpload'])

/** Reads the stand-in of Shopify through its control API: the truth that Mediaport does not get to tell. */
export class Platform {
  readonly #url: string
  readonly shop: string

  constructor(shopifyUrl: string, shop: string) {
    this.#url = shopifyUrl
    this.shop = shop
  }

  /** A fresh ID token, as Shopify Admin would hand it to the app's page. */
  async idToken(): Promise<string> {
    const answer = await this.#call('id-token', { method: 'POST', body: JSON.stringify({ shop: this.shop }) })
    return z.object({ token: z.string() }).parse(answer).token
  }

  /** What the shop sells. */
  async listProducts(): Promise<SoldProduct[]> {
    return stateSchema.parse(await this.#call(`state?shop=${this.shop}`)).products
  }

  /** Every product with the pictures of ours on it, each looked at, and every file of ours. */
  async observe(): Promise<{ products: PlatformProduct[]; ourFiles: OurFile[] }> {
    const state = stateSchema.parse(await this.#call(`state?shop=${this.shop}`))
    const products: PlatformProduct[] = []
    for (const { id, title, variants, media } of state.products) {
      products.push({ id, title, variants, media: await Promise.all(media.filter(isOurs).map(toMedia)) })
    }
    const ourFiles = state.files.filter(isOurs).map(({ id, filename, sha256, productIds }) => ({
      id,
      fileName: filename,
      sha256,
      isOnAProduct: productIds.length > 0,
    }))
    return { products, ourFiles }
  }

  /** What the app has asked of the platform so far, and what it was charged. Pictures that browsers load do not count. */
  async usage(): Promise<{ calls: number; points: number; uploads: number }> {
    const requests = requestsSchema.parse(await this.#call('requests')).filter(({ kind }) => KINDS_OF_APP.has(kind))
    return {
      calls: requests.length,
      points: requests.reduce((sum, { actualCost }) => sum + (actualCost ?? 0), 0),
      uploads: requests.filter(({ kind }) => kind === 'stagedUpload').length,
    }
  }

  /** The platform cannot make anything of the next picture of ours that it is given. */
  async spoilNextPicture(): Promise<void> {
    const effect = { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' }
    await this.#call('faults', { method: 'POST', body: JSON.stringify({ place: 'media', effect }) })
  }

  async #call(path: string, init?: RequestInit): Promise<unknown> {
    const response = await fetch(`${this.#url}/__sandbox/${path}`, init)
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}: ${await response.text()}`)
    return response.json()
  }
}

const isOurs = ({ createdBy }: z.infer<typeof mediaSchema>) => createdBy.startsWith('app:')

async function toMedia({ id, status, filename, url }: z.infer<typeof mediaSchema>) {
  const bytes = url && status === 'READY' ? new Uint8Array(await (await fetch(url)).arrayBuffer()) : null
  return { id, status, fileName: filename, isOurs: true, look: bytes && (await lookAt(bytes)) }
}
