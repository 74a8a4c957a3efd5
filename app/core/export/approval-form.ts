import { z } from 'zod'

/** The words of an `Approval` (approval.ts) as fields of a form; absent fields say nothing. */
export const approvalFormSchema = z.object({
  confirmRemovals: z.coerce.number().int().min(0).optional(),
  /** Positions, separated by commas. */
  leaveOut: z
    .string()
    .regex(/^(\d+(,\d+)*)?$/)
    .optional()
    .transform((text) => (text ? text.split(',').map(Number) : [])),
  acceptConflicts: z
    .enum(['true', 'false'])
    .optional()
    .transform((word) => word === 'true'),
})
