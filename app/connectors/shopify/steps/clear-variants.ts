import { z } from 'zod'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/connector.ts'
import { chunksOf } from '../chunks.ts'
import type { ShopifyClient } from '../client.ts'
import { variantsDetachMedia } from '../documents/product-media.ts'
import { maxPairsPerCall } from '../requirements.ts'
import { userErrorToConnectorError } from '../user-errors.ts'
import { outcome, stepCall } from './step-call.ts'

const inputSchema = z.object({
  productId: z.string(),
  variants: z.array(z.object({ id: z.string(), mediaId: z.string() })),
})

/**
 * Takes the picture from variants that are to have none of their own. Those that lost theirs with the picture itself
 * (`detach-media`) need no call. Safe to repeat.
 */
export function clearVariantsStep(client: ShopifyClient): ExportStep {
  return {
    name: 'clear-variants',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 10,
    plan: (work) => work.flatMap(planItem),
    perform: (call, context) => perform(client, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planItem({ itemId, listingRemoteId: productId, change, current }: ItemWork): StepCall[] {
  const pictures = new Map(current.variants.map(({ id, mediaId }) => [id, mediaId]))
  const clearing = change.variants.flatMap(({ variantRemoteId: id, after }) => {
    const mediaId = pictures.get(id)
    return after === null && mediaId ? [{ id, mediaId }] : []
  })
  return chunksOf(clearing, maxPairsPerCall).map((variants) =>
    stepCall('clear-variants', [itemId], { productId, variants }),
  )
}

async function perform(client: ShopifyClient, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const { productId, variants } = inputSchema.parse(call.input)
  const variantMedia = variants.map(({ id, mediaId }) => ({ variantId: id, mediaIds: [mediaId] }))
  const { userErrors, requestId } = await client.runWhole(
    variantsDetachMedia,
    { productId, variantMedia },
    context.signal,
  )
  const [refused] = userErrors
  if (refused) throw userErrorToConnectorError(refused, requestId)
  const cleared = new Set(variants.map(({ id }) => id))
  const state = context.listing(productId)
  return outcome({
    receipt: { requestId, cleared: [...cleared] },
    listings: [
      {
        ...state,
        variants: state.variants.map((variant) => (cleared.has(variant.id) ? { ...variant, mediaId: null } : variant)),
      },
    ],
  })
}
