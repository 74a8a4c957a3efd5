import type { WooCommerceClient } from '../client.ts'
import type { StoreRequest } from '../request.ts'
import { productSchema, productStateFields, type ProductRow } from '../schemas.ts'

/** A place of a product's `images`: by the id of the library, or as an address that the store is to fetch it from. */
export interface ImageInput {
  readonly id?: number
  readonly src?: string
  readonly name?: string
  readonly alt?: string
}

/** Gives a product its whole list of images; answers what it shows then. */
export async function writeImages(
  client: WooCommerceClient,
  productId: string,
  images: readonly ImageInput[],
  { signal, withPictures }: Pick<StoreRequest<ProductRow>, 'withPictures'> & { readonly signal: AbortSignal },
): Promise<ProductRow> {
  const { data } = await client.run(
    {
      ...{ space: 'wc/v3', method: 'PUT', path: `products/${productId}`, data: productSchema, withPictures },
      ...{ json: { images }, query: { _fields: productStateFields } },
    },
    signal,
  )
  return data
}
