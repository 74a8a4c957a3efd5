import { z } from 'zod'
import type { ItemFailure } from '../../../core/channel/export-step.ts'
import type { ConnectorError } from '../../../core/channel/connector-error.ts'

/** One file in the intent of a call, with the items that wait for it. */
export const fileRowInputSchema = z.object({
  renditionKey: z.string(),
  fileName: z.string(),
  kind: z.enum(['image', 'video']),
  alt: z.string(),
  itemIds: z.array(z.string()),
})

export type FileRowInput = z.infer<typeof fileRowInputSchema>

/** A file that could not be served fails every item that needs it; the others go on. */
export function failuresOf(
  { itemIds, renditionKey }: Pick<FileRowInput, 'itemIds' | 'renditionKey'>,
  error: ConnectorError,
): ItemFailure[] {
  return itemIds.map((itemId) => ({ itemId, renditionKey, error }))
}
