import { z } from 'zod'
import type { ExportStep, ItemWork } from '../../../core/channel/export-step.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import { variantsDetachMedia } from '../documents/product-media.ts'
import { maxPairsPerCall } from '../requirements.ts'
import { asExportStep } from './as-export-step.ts'
import type { ProductStepTools } from './product-step.ts'

const rowSchema = z.object({
  productId: z.string(),
  variants: z.array(z.object({ id: z.string(), mediaId: z.string() })),
})

/**
 * Takes the picture from variants that are to have none of their own. Those that lost theirs with the picture itself
 * (`detach-media`) need no call.
 */
export function clearVariantsStep(tools: ProductStepTools): ExportStep {
  return asExportStep(
    {
      name: 'clear-variants',
      operation: variantsDetachMedia,
      row: rowSchema,
      rows: variantsToClear,
      variables: ({ productId, variants }) => ({
        productId,
        variantMedia: variants.map(({ id, mediaId }) => ({ variantId: id, mediaIds: [mediaId] })),
      }),
      after({ variants: asked }, _data, state) {
        const cleared = new Set(asked.map(({ id }) => id))
        const variants = state.variants.map((row) => (cleared.has(row.id) ? { ...row, mediaId: null } : row))
        return { ...state, variants }
      },
    },
    tools,
  )
}

function variantsToClear({ listingRemoteId: productId, change, current }: ItemWork) {
  const pictures = new Map(current.variants.map(({ id, mediaId }) => [id, mediaId]))
  const clearing = change.variants.flatMap(({ variantRemoteId: id, after }) => {
    const mediaId = pictures.get(id)
    return after === null && mediaId ? [{ id, mediaId }] : []
  })
  return chunksOf(clearing, maxPairsPerCall).map((variants) => ({ productId, variants }))
}
