import { z } from 'zod'
import { jsonText } from '../json-text.ts'
import { overlapChoices } from './overlap.ts'

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

/** What is said about the plans of several accounts at once; as JSON in one field of a form. */
const planApprovalsSchema = z
  .array(
    z.strictObject({
      planId: z.uuid(),
      overlap: z.enum(overlapChoices).default('refuse'),
      confirmRemovals: z.int().min(0).optional(),
    }),
  )
  .min(1)
  .max(100)

export type PlanApprovalForm = z.input<typeof planApprovalsSchema>[number]

export const planApprovalsFieldSchema = jsonText.pipe(planApprovalsSchema)
