import { z } from 'zod'
import type { ExportStep, ItemWork } from '../../../core/channel/export-step.ts'
import { resolveRef } from '../../../core/export/wanted-order.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import { variantsSetMedia } from '../documents/product-media.ts'
import { maxRowsPerCall } from '../requirements.ts'
import { asExportStep } from './as-export-step.ts'
import type { ProductStepTools } from './product-step.ts'

const rowSchema = z.object({
  productId: z.string(),
  variants: z.array(z.object({ id: z.string(), mediaId: z.string() })),
})

/** Gives variants their picture: only those that show another one, up to 250 of a product per call. */
export function assignVariantsStep(tools: ProductStepTools): ExportStep {
  return asExportStep(
    {
      name: 'assign-variants',
      operation: variantsSetMedia,
      row: rowSchema,
      rows: differingVariants,
      variables: (row) => row,
      // A file just attached may not be seen by the variants yet (MUST_BE_FOR_THIS_PRODUCT, NON_READY_MEDIA).
      conflictWaitsMs: [500, 1000, 2000],
      // What was asked for, of the variants that the answer names. Whether Shopify did it is seen when the listing is read back.
      after({ variants: asked }, { productVariantsBulkUpdate }, state) {
        const answered = new Set(productVariantsBulkUpdate.productVariants?.map(({ id }) => id))
        const pictures = new Map(asked.filter(({ id }) => answered.has(id)).map(({ id, mediaId }) => [id, mediaId]))
        const variants = state.variants.map((row) => ({ ...row, mediaId: pictures.get(row.id) ?? row.mediaId }))
        return { ...state, variants }
      },
    },
    tools,
  )
}

function differingVariants({ listingRemoteId: productId, change, current, files }: ItemWork) {
  const onProduct = new Set(current.media.map(({ id }) => id))
  const pictures = new Map(current.variants.map(({ id, mediaId }) => [id, mediaId]))
  const differing = change.variants.flatMap(({ variantRemoteId: id, after }) => {
    const mediaId = after ? resolveRef(after, change, files) : undefined
    const assignable = mediaId !== undefined && onProduct.has(mediaId) && pictures.has(id)
    return assignable && pictures.get(id) !== mediaId ? [{ id, mediaId }] : []
  })
  return chunksOf(differing, maxRowsPerCall).map((variants) => ({ productId, variants }))
}
