import { z } from 'zod'
import type {
  ConnectorDeps,
  ExportStep,
  ItemWork,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/connector.ts'
import type { ConnectorError } from '../../../core/channel/connector-error.ts'
import { resolveRef } from '../../../core/export/wanted-order.ts'
import { chunksOf } from '../chunks.ts'
import type { ShopifyClient } from '../client.ts'
import { variantsSetMedia } from '../documents/product-media.ts'
import { maxRowsPerCall } from '../requirements.ts'
import { userErrorToConnectorError } from '../user-errors.ts'
import { outcome, stepCall } from './step-call.ts'

/** A file just attached may not be seen by the variants yet (MUST_BE_FOR_THIS_PRODUCT, NON_READY_MEDIA). */
const notYetVisibleWaitsMs = [500, 1000, 2000]

const inputSchema = z.object({
  productId: z.string(),
  variants: z.array(z.object({ id: z.string(), mediaId: z.string() })),
})

/** Gives variants their picture: only those that show another one, up to 250 of a product per call. Safe to repeat. */
export function assignVariantsStep(client: ShopifyClient, deps: ConnectorDeps): ExportStep {
  return {
    name: 'assign-variants',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 10,
    plan: (work) => work.flatMap(planItem),
    perform: (call, context) => perform(client, deps, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planItem({ itemId, listingRemoteId: productId, change, current, files }: ItemWork): StepCall[] {
  const onProduct = new Set(current.media.map(({ id }) => id))
  const pictures = new Map(current.variants.map(({ id, mediaId }) => [id, mediaId]))
  const differing = change.variants.flatMap(({ variantRemoteId: id, after }) => {
    const mediaId = after ? resolveRef(after, change, files) : undefined
    const assignable = mediaId !== undefined && onProduct.has(mediaId) && pictures.has(id)
    return assignable && pictures.get(id) !== mediaId ? [{ id, mediaId }] : []
  })
  return chunksOf(differing, maxRowsPerCall).map((variants) =>
    stepCall('assign-variants', [itemId], { productId, variants }),
  )
}

async function perform(
  client: ShopifyClient,
  { sleep }: ConnectorDeps,
  call: StepCall,
  context: StepContext,
): Promise<StepOutcome> {
  const input = inputSchema.parse(call.input)
  for (let attempt = 0; ; attempt += 1) {
    const { data, userErrors, requestId } = await client.runWhole(variantsSetMedia, input, context.signal)
    const [refused] = userErrors.map((error) => userErrorToConnectorError(error, requestId))
    if (!refused) return assigned(data.productVariantsBulkUpdate.productVariants ?? [], input, requestId, context)
    const waitMs = notYetVisibleWaitsMs[attempt]
    if (waitMs === undefined || !isNotYetVisible(refused)) throw refused
    await sleep(waitMs, context.signal)
  }
}

function isNotYetVisible({ code }: ConnectorError): boolean {
  return code === 'conflict'
}

/** What was asked for, of the variants that the answer names. Whether Shopify did it is seen when the listing is read back. */
function assigned(
  rows: readonly { id: string }[],
  { productId, variants: asked }: z.infer<typeof inputSchema>,
  requestId: string | undefined,
  context: StepContext,
): StepOutcome {
  const answered = new Set(rows.map(({ id }) => id))
  const pictures = new Map(asked.filter(({ id }) => answered.has(id)).map(({ id, mediaId }) => [id, mediaId]))
  const state = context.listing(productId)
  const variants = state.variants.map((variant) => ({
    ...variant,
    mediaId: pictures.get(variant.id) ?? variant.mediaId,
  }))
  return outcome({ receipt: { requestId, pictures: [...pictures] }, listings: [{ ...state, variants }] })
}
