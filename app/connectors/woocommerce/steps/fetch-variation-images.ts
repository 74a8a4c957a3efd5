import { z } from 'zod'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { WooCommerceClient } from '../client.ts'
import { slugOf } from '../our-files.ts'
import { carrierOf } from '../pictures-of-variations.ts'
import { readVariationsOf } from '../reading/variations.ts'
import { variationFields, variationSchema, type VariationRow } from '../schemas.ts'
import { filesAmong } from './fetched-pictures.ts'
import { fetchingStep } from './fetching-step.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'
import { withVariations } from './variation-now.ts'

const inputSchema = z.object({
  productId: z.string(),
  variationId: z.string(),
  renditionKey: z.string(),
  fileName: z.string(),
  alt: z.string(),
})

type FetchInput = z.infer<typeof inputSchema>

/**
 * For accounts that cannot upload: a picture that only variations show is fetched with the first of them; the others get it by its
 * id in the next step.
 */
export function fetchVariationImagesStep(client: WooCommerceClient, deps: ConnectorDeps): ExportStep {
  const lookAt = (input: FetchInput, context: StepContext) => lookFor(client, input, context)
  return fetchingStep(client, deps, {
    ...{ name: 'fetch-variation-images', input: inputSchema, plan: planFetches },
    parentId: ({ variationId }) => variationId,
    pictures: (input) => [input],
    ...{ before: lookAt, arrived: lookAt },
    send: (input, context) => send(client, input, context),
  })
}

function planFetches(work: readonly ItemWork[]): StepCall[] {
  const taken = new Set(work[0]?.onTheirWay)
  return work.flatMap(({ itemId, listingRemoteId: productId, change, files }) =>
    change.media.flatMap(({ renditionKey, fileName, alt, place, kind }) => {
      const carrier = carrierOf(change, renditionKey)
      if (kind !== 'image' || place !== 'variants' || !carrier) return []
      if (files.has(renditionKey) || taken.has(renditionKey)) return []
      taken.add(renditionKey)
      const { variantRemoteId: variationId } = carrier
      const input: FetchInput = { productId, variationId, renditionKey, fileName, alt: alt ?? '' }
      return [stepCall('fetch-variation-images', [itemId], input, [renditionKey])]
    }),
  )
}

async function send(client: WooCommerceClient, input: FetchInput, context: StepContext): Promise<StepOutcome | null> {
  const { productId, variationId, fileName, alt } = input
  const src = await context.pictureUrl(input.renditionKey)
  const { data } = await client.run(
    {
      ...{ space: 'wc/v3', method: 'PUT', path: `products/${productId}/variations/${variationId}` },
      ...{ data: variationSchema, query: { _fields: variationFields }, withPictures: true },
      json: { image: { src, name: slugOf(fileName), ...(alt && { alt }) } },
    },
    context.signal,
  )
  return toOutcome(input, data, context)
}

async function lookFor(
  client: WooCommerceClient,
  input: FetchInput,
  context: StepContext,
): Promise<StepOutcome | null> {
  const [row] = await readVariationsOf(client, input.productId, [input.variationId], context.signal)
  if (!row) throw new ConnectorError('not_found', `variation ${input.variationId} is gone`)
  return toOutcome(input, row, context)
}

/** Null where the variation does not show it. */
function toOutcome(input: FetchInput, row: VariationRow, context: StepContext): StepOutcome | null {
  const files = filesAmong([input], row.image ? [row.image] : [])
  if (files.length === 0) return null
  const listings = [withVariations(context.listing(input.productId), [row])]
  return outcome({ receipt: { image: row.image?.id }, files, listings })
}
