import { z } from 'zod'
import type { ExportOverlap } from '../core/export/overlap.ts'
import { exportRunStates } from '../core/export/states.ts'

export const overlapSchema = z
  .object({
    exportId: z.uuid(),
    title: z.string(),
    state: z.enum(exportRunStates),
    count: z.int().meta({ description: 'How many products both exports want' }),
    products: z
      .array(z.object({ productId: z.uuid(), title: z.string() }))
      .readonly()
      .meta({ description: 'The first five of them' }),
  })
  .meta({ id: 'ExportOverlap' })

/** Another export in the words of the API. */
export function toOverlapView({ runId, title, state, count, products }: ExportOverlap): z.infer<typeof overlapSchema> {
  return { exportId: runId, title, state, count, products }
}
