import { z } from 'zod'

/** What the mapping page keeps in a draft's options, beside the frozen image settings. Unknown keys belong to others. */
export const mappingProgressSchema = z.object({
  /** When suggestions were last made; absent: not yet. */
  proposedAt: z.iso.datetime().optional(),
  /** Suggestions that the merchant turned down, as `dismissalKey` names them. */
  dismissed: z.array(z.string()).default([]),
})

export function dismissalKey(productId: string, assetId: string): string {
  return `${productId}:${assetId}`
}
