import { z } from 'zod'
import type { ConnectedStore } from './connect-stores.ts'
import { lookAt } from './look.ts'
import type { OurFile, PlatformMedia, PlatformProduct } from './verify.ts'

const attachmentSchema = z.object({
  id: z.number(),
  file: z.string(),
  url: z.string(),
  sha256: z.string(),
  createdBy: z.string().nullable(),
})

type Attachment = z.infer<typeof attachmentSchema>

const stateSchema = z.object({
  products: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      images: z.array(attachmentSchema),
      variations: z.array(
        z.object({ id: z.number(), name: z.string(), imageId: z.number(), galleryIds: z.array(z.number()) }),
      ),
    }),
  ),
  attachments: z.array(attachmentSchema),
})

const requestsSchema = z.array(z.object({ kind: z.string(), credential: z.string().nullable(), site: z.string() }))

/** Reads the stand-in of one WooCommerce store through its control API: the truth that Mediaport does not get to tell. */
export class StorePlatform {
  readonly store: ConnectedStore

  constructor(store: ConnectedStore) {
    this.store = store
  }

  /** Every product with the pictures of ours that it or a variation shows, each looked at, and every file of ours. */
  async observe(): Promise<{ products: PlatformProduct[]; ourFiles: OurFile[] }> {
    const { products, attachments } = stateSchema.parse(await this.#call('state'))
    const ours = new Map(attachments.filter(isOurs).map((attachment) => [attachment.id, attachment]))
    const looks = new Map<number, PlatformMedia>()
    for (const [id, attachment] of ours) looks.set(id, await toMedia(attachment))
    const shown = new Set<number>()
    const seen = products.map(({ id, name, images, variations }): PlatformProduct => {
      const ids = new Set([
        ...images.map((image) => image.id),
        ...variations.flatMap(({ imageId, galleryIds }) => [imageId, ...galleryIds]),
      ])
      for (const each of ids) shown.add(each)
      return {
        ...{ id: `${id}`, title: name },
        media: [...ids].flatMap((each) => looks.get(each) ?? []),
        variants: variations.map((row) => ({ id: `${row.id}`, title: row.name, mediaId: `${row.imageId}` })),
      }
    })
    const ourFiles = [...ours.values()].map(({ id, file, sha256 }) => ({
      ...{ id: `${id}`, fileName: file, sha256 },
      isOnAProduct: shown.has(id),
    }))
    return { products: seen, ourFiles }
  }

  /** What the app has asked of the store so far, and the files it has made there. */
  async usage(): Promise<{ calls: number; uploads: number }> {
    const requests = requestsSchema.parse(await this.#call('requests'))
    const { attachments } = stateSchema.parse(await this.#call('state'))
    return {
      calls: requests.filter(({ credential, site }) => credential !== null && site === this.store.key).length,
      uploads: attachments.filter(isOurs).length,
    }
  }

  async #call(path: string): Promise<unknown> {
    const response = await fetch(new URL(`/__sandbox/${path}`, this.store.url))
    if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}: ${await response.text()}`)
    return response.json()
  }
}

/** The merchant's own pictures were there before anybody asked for anything. */
const isOurs = ({ createdBy }: Attachment) => createdBy !== null

async function toMedia({ id, file, url }: Attachment): Promise<PlatformMedia> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  return { id: `${id}`, status: 'READY', fileName: file, isOurs: true, look: await lookAt(bytes) }
}
