import { z } from 'zod'

const listingIds = z.array(z.uuid()).optional()

/**
 * What an undo takes back: one export, or every export of a connection that was approved since a moment. With `listingIds` only
 * what they did to these listings.
 */
export const undoScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), runId: z.uuid(), listingIds }),
  z.object({ kind: z.literal('since'), since: z.iso.datetime(), listingIds }),
])

export type UndoScope = z.infer<typeof undoScopeSchema>
