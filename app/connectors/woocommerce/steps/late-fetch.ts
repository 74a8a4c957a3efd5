import type { LateRequest } from '../../../core/channel/export-step.ts'
import { shownMediaIds } from '../../../core/channel/listing-state.ts'
import type { WooCommerceClient } from '../client.ts'
import { isOurFile } from '../our-files.ts'
import type { ImageRow } from '../schemas.ts'
import { productNow } from './product-now.ts'
import { writeImages } from './write-images.ts'

/** A place of a list as it was given: a picture of the library, or one that the store fetches from us. */
export type GivenImage =
  | { readonly from: 'library'; readonly id: string }
  | { readonly from: 'us'; readonly fileName: string; readonly alt: string | null }

export interface GivenImages {
  readonly productId: string
  readonly images: readonly GivenImage[]
  /** Stood behind the images until they were taken off. */
  readonly views: readonly GivenImage[]
}

/**
 * A request by address that comes through behind its repetition gives the product its list of then: new attachments of our pictures
 * for those that were confirmed, without what other requests brought meanwhile, with views that nobody takes off. Where the product
 * shows that very list, it gets the confirmed one back by ids; alt texts stay as they are.
 */
export async function takeBackLateFetch(
  client: WooCommerceClient,
  { productId, images, views }: GivenImages,
  late: LateRequest,
): Promise<boolean> {
  const { confirmed, signal } = late
  const { images: shown } = await productNow(client, productId, signal)
  const fetched = fetchedIn(shown ?? [], [...images, ...views])
  if (!fetched) return false
  // A list of pictures that we knew before may be the merchant's doing: each address makes an attachment that nobody has heard of.
  const ours = new Set([...shownMediaIds(confirmed), ...(await late.known(fetched))])
  if (fetched.every((id) => ours.has(id))) return false
  const list = confirmed.media.map(({ id }) => ({ id: Number(id) }))
  await writeImages(client, productId, list, { signal })
  return true
}

/** The attachments that stand where pictures were given by address; null: another list is shown, or with other alt texts. */
export function fetchedIn(shown: readonly ImageRow[], given: readonly GivenImage[]): string[] | null {
  const isThatList = shown.length === given.length && shown.every((row, place) => isMadeBy(row, given[place]))
  return isThatList ? shown.flatMap(({ id }, place) => (given[place]?.from === 'us' ? [id] : [])) : null
}

function isMadeBy({ id, src, alt }: ImageRow, given: GivenImage | undefined): boolean {
  if (given?.from !== 'us') return given?.id === id
  return isOurFile(src, given.fileName) && (alt ?? '') === (given.alt ?? '').trim()
}
