import { z } from 'zod'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import type { WooCommerceClient } from '../client.ts'
import { showsImages, wantedImages } from '../wanted-images.ts'
import { altInput, type AltRule } from './alt-input.ts'
import { forgetGoneImages, isAboutGoneImages } from './gone-images.ts'
import { assertUnchanged, imageIds, withImages } from './product-now.ts'
import type { ProductsNow } from './products-now.ts'
import { writeImages } from './write-images.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'

const inputSchema = z.object({
  productId: z.string(),
  /** What the product showed when this was planned. */
  before: z.array(z.string()),
  images: z.array(z.object({ id: z.string(), alt: z.string().nullable() })),
  /** Of `images`: those that come back and that we may not have the bytes of. */
  returning: z.array(z.string()),
})

/**
 * Gives a product its whole list of images in one request: what comes, leaves and moves, by ids of the library. Safe to repeat. A
 * product that shows them costs nothing.
 */
export function putImagesStep(client: WooCommerceClient, products: ProductsNow, altRule: AltRule): ExportStep {
  return {
    name: 'put-images',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 8,
    plan: (work) => work.flatMap((item) => planItem(item, altRule)),
    perform: (call, context) => perform(client, products, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planItem(item: ItemWork, altRule: AltRule): StepCall[] {
  const { itemId, listingRemoteId: productId, change, current } = item
  const wanted = wantedImages(item).map((image) => ({ ...image, alt: altInput(image.alt, altRule) }))
  if (showsImages(current, wanted)) return []
  const images = wanted.flatMap(({ id, alt }) => (id === null ? [] : [{ id, alt }]))
  const before = current.media.map(({ id }) => id)
  const returning = change.restores.filter(({ attach }) => attach).map(({ mediaId }) => mediaId)
  return [stepCall('put-images', [itemId], { productId, before, images, returning })]
}

async function perform(
  client: WooCommerceClient,
  products: ProductsNow,
  call: StepCall,
  context: StepContext,
): Promise<StepOutcome> {
  const { productId, before, images, returning } = inputSchema.parse(call.input)
  const { signal } = context
  assertUnchanged(`product ${productId}`, before, imageIds(await products.get(productId, signal)))
  try {
    const input = images.map(({ id, alt }) => ({ id: Number(id), ...(alt !== null && { alt }) }))
    const data = await writeImages(client, productId, input, { signal })
    return outcome({ receipt: { images: imageIds(data) }, listings: [withImages(context.listing(productId), data)] })
  } catch (error) {
    if (!isAboutGoneImages(error)) throw error
    const theirs = new Map(returning.map((id) => [id, call.itemIds]))
    return forgetGoneImages(client, error, [...new Set(images.map(({ id }) => id))], theirs)
  }
}
