import { z } from 'zod'
import type {
  ConnectorDeps,
  ExportStep,
  ItemWork,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/connector.ts'
import type { WooCommerceClient } from '../client.ts'
import { slugOf } from '../our-files.ts'
import { productSchema, productStateFields, type ProductRow } from '../schemas.ts'
import { wantedImages } from '../wanted-images.ts'
import { altInput } from './alt-input.ts'
import { filesAmong, type FetchedPicture } from './fetched-pictures.ts'
import { fetchingStep } from './fetching-step.ts'
import { assertUnchanged, imageIds, productNow, withImages } from './product-now.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'

const imageSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('library'), id: z.string(), alt: z.string().nullable() }),
  z.object({ from: z.literal('us'), renditionKey: z.string(), fileName: z.string(), alt: z.string().nullable() }),
])

const inputSchema = z.object({ productId: z.string(), before: z.array(z.string()), images: z.array(imageSchema) })

type FetchInput = z.infer<typeof inputSchema>

/**
 * For accounts that cannot upload: the store fetches new pictures from us while it gets a product's whole list of images. A picture
 * that several products need is fetched by the first of them, and the others get it by its id in the next step.
 */
export function fetchImagesStep(client: WooCommerceClient, deps: ConnectorDeps): ExportStep {
  return fetchingStep(client, deps, {
    ...{ name: 'fetch-images', input: inputSchema, plan: planFetches, pictures: fetchedOf },
    parentId: ({ productId }) => productId,
    before: (input, context) => before(client, input, context),
    send: (input, context) => send(client, input, context),
    arrived: async (input, context) =>
      toOutcome(input, await productNow(client, input.productId, context.signal), context, 'all'),
  })
}

function planFetches(work: readonly ItemWork[]): StepCall[] {
  const taken = new Set<string>()
  return work.flatMap((item) => {
    const missing = item.change.media.filter(
      ({ renditionKey, place, kind, action }) =>
        kind === 'image' && place === 'listing' && action !== 'present' && !item.files.has(renditionKey),
    )
    const fetched = new Set(missing.map(({ renditionKey }) => renditionKey).filter((key) => !taken.has(key)))
    if (fetched.size === 0) return []
    for (const key of fetched) taken.add(key)
    const images = wantedImages(item, fetched).flatMap(toInput)
    const before = item.current.media.map(({ id }) => id)
    return [stepCall('fetch-images', [item.itemId], { productId: item.listingRemoteId, before, images })]
  })
}

function toInput(image: ReturnType<typeof wantedImages>[number]): FetchInput['images'] {
  const { id, renditionKey, fileName } = image
  const alt = altInput(image.alt, 'blank')
  if (id !== null) return [{ from: 'library', id, alt }]
  return renditionKey !== null && fileName !== null ? [{ from: 'us', renditionKey, fileName, alt }] : []
}

async function before(client: WooCommerceClient, input: FetchInput, context: StepContext): Promise<StepOutcome | null> {
  const now = await productNow(client, input.productId, context.signal)
  const arrived = toOutcome(input, now, context, 'some')
  if (!arrived) assertUnchanged(`product ${input.productId}`, input.before, imageIds(now))
  return arrived
}

async function send(client: WooCommerceClient, input: FetchInput, context: StepContext): Promise<StepOutcome | null> {
  const images = await Promise.all(input.images.map((image) => toImage(image, context)))
  const { data } = await client.run(
    {
      ...{ space: 'wc/v3', method: 'PUT', path: `products/${input.productId}`, data: productSchema },
      ...{ json: { images }, query: { _fields: productStateFields }, withPictures: true },
    },
    context.signal,
  )
  return toOutcome(input, data, context, 'all')
}

async function toImage(image: FetchInput['images'][number], context: StepContext): Promise<Record<string, unknown>> {
  const alt = image.alt !== null && { alt: image.alt }
  if (image.from === 'library') return { id: Number(image.id), ...alt }
  return { src: await context.pictureUrl(image.renditionKey), name: slugOf(image.fileName), ...alt }
}

/** Null where the product does not show them. */
function toOutcome(
  input: FetchInput,
  product: ProductRow,
  context: StepContext,
  which: 'all' | 'some',
): StepOutcome | null {
  const pictures = fetchedOf(input)
  const files = filesAmong(pictures, product.images ?? [])
  if (files.length === 0 || (which === 'all' && files.length < pictures.length)) return null
  return outcome({
    receipt: { images: imageIds(product) },
    files,
    listings: [withImages(context.listing(input.productId), product)],
  })
}

function fetchedOf({ images }: FetchInput): FetchedPicture[] {
  return images.flatMap((image) => (image.from === 'us' ? [image] : []))
}
