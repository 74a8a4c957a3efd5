import { z } from 'zod'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import type { PlannedMedia } from '../../../core/export/listing-change.ts'
import type { WooCommerceClient } from '../client.ts'
import { slugOf } from '../our-files.ts'
import { isOnlyView } from '../pictures-of-variations.ts'
import type { ProductRow } from '../schemas.ts'
import { wantedImages } from '../wanted-images.ts'
import { altInput } from './alt-input.ts'
import { filesAmong, type FetchedPicture } from './fetched-pictures.ts'
import { fetchingStep } from './fetching-step.ts'
import { takeBackLateFetch } from './late-fetch.ts'
import { assertUnchanged, imageIds, productNow, withImages } from './product-now.ts'
import { withoutViews } from './without-views.ts'
import { writeImages, type ImageInput } from './write-images.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'

const knownSchema = z.object({ from: z.literal('library'), id: z.string(), alt: z.string().nullable() })
const newSchema = z.object({
  ...{ from: z.literal('us'), renditionKey: z.string(), fileName: z.string(), alt: z.string().nullable() },
})

const inputSchema = z.object({
  productId: z.string(),
  before: z.array(z.string()),
  images: z.array(z.discriminatedUnion('from', [knownSchema, newSchema])),
  /** Further views of variations, fetched behind the images; none of the product's. Left out by calls of earlier versions. */
  views: z.array(newSchema).default([]),
})

type FetchInput = z.infer<typeof inputSchema>
type NewImage = z.infer<typeof newSchema>

/**
 * For accounts that cannot upload: the store fetches new pictures from us while it gets a product's whole list of images. A picture
 * that several products need is fetched by the first of them, and the others get it by its id in the next step. Further views of
 * variations are given by ids alone, so that they come with their product: see `withoutViews`.
 */
export function fetchImagesStep(client: WooCommerceClient, deps: ConnectorDeps): ExportStep {
  return fetchingStep(client, deps, {
    ...{ name: 'fetch-images', input: inputSchema, plan: planFetches, pictures: fetchedOf },
    parentId: ({ productId }) => productId,
    before: (input, context) => before(client, input, context),
    send: (input, context) => send(client, input, context),
    arrived: async (input, context) =>
      toOutcome(input, await productNow(client, input.productId, context.signal), context, 'all'),
    takeBackLate: (input, late) => takeBackLateFetch(client, input, late),
  })
}

function planFetches(work: readonly ItemWork[]): StepCall[] {
  const taken = new Set(work[0]?.onTheirWay)
  return work.flatMap((item) => {
    const { itemId, listingRemoteId: productId, change, current, files } = item
    const missing = change.media.filter(
      ({ renditionKey, kind, action }) =>
        kind === 'image' && action !== 'present' && !files.has(renditionKey) && !taken.has(renditionKey),
    )
    const ofProduct = missing.filter(({ place }) => place === 'listing')
    const ofVariations = missing.filter((media) => isOnlyView(media, change))
    const fetched = [...ofProduct, ...ofVariations].map(({ renditionKey }) => renditionKey)
    if (fetched.length === 0) return []
    for (const key of fetched) taken.add(key)
    const images = wantedImages(item, new Set(fetched)).flatMap(toInput)
    const before = current.media.map(({ id }) => id)
    const input: FetchInput = { productId, before, images, views: ofVariations.map(toNew) }
    return [stepCall('fetch-images', [itemId], input, fetched)]
  })
}

function toNew({ renditionKey, fileName, alt }: Pick<PlannedMedia, 'renditionKey' | 'fileName' | 'alt'>): NewImage {
  return { from: 'us', renditionKey, fileName, alt: altInput(alt, 'blank') }
}

function toInput(image: ReturnType<typeof wantedImages>[number]): FetchInput['images'] {
  const { id, renditionKey, fileName, alt } = image
  if (id !== null) return [{ from: 'library', id, alt: altInput(alt, 'blank') }]
  return renditionKey !== null && fileName !== null ? [toNew({ renditionKey, fileName, alt })] : []
}

async function before(client: WooCommerceClient, input: FetchInput, context: StepContext): Promise<StepOutcome | null> {
  const now = await productNow(client, input.productId, context.signal)
  const arrived = toOutcome(input, now, context, 'some')
  if (!arrived) assertUnchanged(`product ${input.productId}`, input.before, imageIds(now))
  return arrived
}

async function send(client: WooCommerceClient, input: FetchInput, context: StepContext): Promise<StepOutcome | null> {
  const { productId, views } = input
  const { signal } = context
  const images = await Promise.all([...input.images, ...views].map((image) => toImage(image, context)))
  const fetched = await writeImages(client, productId, images, { signal, withPictures: true })
  const done = toOutcome(input, fetched, context, 'all')
  if (!done || views.length === 0) return done
  const product = await withoutViews(client, fetched, views, signal)
  return { ...done, listings: [withImages(context.listing(productId), product)] }
}

async function toImage(image: FetchInput['images'][number], context: StepContext): Promise<ImageInput> {
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

function fetchedOf({ images, views }: FetchInput): FetchedPicture[] {
  return [...images.flatMap((image) => (image.from === 'us' ? [image] : [])), ...views]
}
