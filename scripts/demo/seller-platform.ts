import { z } from 'zod'
import type { ConnectedSeller } from './connect-amazon.ts'
import { lookAt } from './look.ts'
import type { SellerListing } from './seller-listings.ts'
import type { OurFile, PlatformMedia, PlatformProduct } from './verify.ts'

const slotSchema = z.object({ submitted: z.string().nullable(), shown: z.string().nullable() })

const stateSchema = z.object({
  listings: z.array(
    z.object({
      sku: z.string(),
      marketplaces: z.array(z.object({ marketplaceId: z.string(), slots: z.record(z.string(), slotSchema) })),
    }),
  ),
})

const requestsSchema = z.array(z.object({ kind: z.string(), operation: z.string(), sellerId: z.string().nullable() }))

const WRITES = new Set(['patchListingsItem', 'createFeed'])

/** Reads what the stand-in of Amazon holds of one seller in one store through its control API. */
export class SellerPlatform {
  readonly #url: string
  readonly seller: ConnectedSeller

  constructor(amazonUrl: string, seller: ConnectedSeller) {
    this.#url = amazonUrl
    this.seller = seller
  }

  /** What shoppers see of each listing in the places that pictures of ours were submitted for. */
  async observe(listings: readonly SellerListing[]): Promise<{ products: PlatformProduct[]; ourFiles: OurFile[] }> {
    const slots = await this.#slots()
    const products: PlatformProduct[] = []
    const files = new Map<string, OurFile>()
    for (const { sku, title } of listings) {
      const media: PlatformMedia[] = []
      for (const [slot, { submitted, shown }] of Object.entries(slots.get(sku) ?? {})) {
        if (!submitted || !isOurs(submitted)) continue
        const fileName = submitted.split('/').at(-1) ?? submitted
        files.set(submitted, { id: submitted, fileName, sha256: null, isOnAProduct: true })
        const look = shown === null ? null : await lookAt(await this.#picture(shown))
        media.push({ id: slot, status: look ? 'READY' : 'not shown', fileName, isOurs: true, look })
      }
      products.push({ id: sku, title, media, variants: [] })
    }
    return { products, ourFiles: [...files.values()] }
  }

  /** What the app has asked of Amazon so far, how much of it was to change something, and our pictures that listings have. */
  async usage(): Promise<{ calls: number; writes: number; uploads: number }> {
    const requests = requestsSchema
      .parse(await this.#call('requests'))
      .filter(({ kind, sellerId }) => kind === 'api' && sellerId === this.seller.sellerId)
    const submitted = [...(await this.#slots()).values()].flatMap((slots) =>
      Object.values(slots).flatMap((slot) => (slot.submitted && isOurs(slot.submitted) ? slot.submitted : [])),
    )
    return {
      calls: requests.length,
      writes: requests.filter(({ operation }) => WRITES.has(operation)).length,
      uploads: new Set(submitted).size,
    }
  }

  async #slots() {
    const { sellerId, marketplaceId } = this.seller
    const state = stateSchema.parse(await this.#call(`state?seller=${sellerId}`))
    return new Map(
      state.listings.map(({ sku, marketplaces }) => [
        sku,
        marketplaces.find((row) => row.marketplaceId === marketplaceId)?.slots ?? {},
      ]),
    )
  }

  /** The picture hosts of the catalogue are the stand-in itself. */
  async #picture(link: string): Promise<Uint8Array> {
    const { host, pathname } = new URL(link)
    const response = await fetch(`${this.#url}/__host/${host}${pathname}`)
    if (!response.ok) throw new Error(`The catalogue answered ${response.status} to ${pathname}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  async #call(path: string): Promise<unknown> {
    const response = await fetch(`${this.#url}/__sandbox/${path}`)
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}: ${await response.text()}`)
    return response.json()
  }
}

/** The seller's own pictures were there before anybody asked for anything. */
const isOurs = (url: string) => new URL(url).pathname.startsWith('/pictures/')
