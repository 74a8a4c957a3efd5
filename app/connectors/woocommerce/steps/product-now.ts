import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import type { WooCommerceClient } from '../client.ts'
import { productSchema, productStateFields, type ProductRow } from '../schemas.ts'
import { toRemoteMedia } from '../translate.ts'

/** A product as it is at this moment. Throws `not_found` where it is gone, also to the trash. */
export async function productNow(
  client: WooCommerceClient,
  productId: string,
  signal: AbortSignal,
): Promise<ProductRow> {
  const { data } = await client.run(
    {
      ...{ space: 'wc/v3', method: 'GET', path: `products/${productId}`, data: productSchema },
      query: { _fields: productStateFields },
    },
    signal,
  )
  if (data.status === 'trash') throw new ConnectorError('not_found', `product ${productId} is in the trash`)
  return data
}

/** Two writers of a list overwrite each other silently, so that a list is compared right before it is written. */
export function assertUnchanged(what: string, expected: readonly string[], found: readonly string[]): void {
  if (found.join() === expected.join()) return
  throw new ConnectorError('conflict', `${what} changed since it was looked at`, { platformCode: 'CHANGED_MEANWHILE' })
}

export function imageIds({ images }: Pick<ProductRow, 'images'>): string[] {
  return (images ?? []).map(({ id }) => id)
}

/** A listing after its images were written; its variations keep theirs. */
export function withImages(state: ListingState, { images }: Pick<ProductRow, 'images'>): ListingState {
  const media = (images ?? []).map(toRemoteMedia)
  const listed = new Set(media.map(({ id }) => id))
  const shown = new Set(state.variants.flatMap(({ mediaId, galleryIds }) => [mediaId, ...galleryIds]))
  const known = new Map([...state.variantMedia, ...state.media].map((row) => [row.id, row]))
  const variantMedia = [...known.values()].filter(({ id }) => shown.has(id) && !listed.has(id))
  return { ...state, media, variantMedia }
}
