import { z } from 'zod'

/** What an undo takes back: one export (of all its products or some), or every export of a connection since a moment. */
export const undoScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), runId: z.uuid(), listingIds: z.array(z.uuid()).optional() }),
  z.object({
    kind: z.literal('since'),
    since: z.iso.datetime(),
    /** What the plan looked at last: exports begun later are not part of it. Absent while asking. */
    listingIds: z.array(z.uuid()).optional(),
  }),
])

export type UndoScope = z.infer<typeof undoScopeSchema>

/** Days for which an export can be taken back, unless the operator chose otherwise. */
export const defaultUndoDays = 90
