import { z } from 'zod'
import { connectorErrorCodes } from '../channel/connector-error.ts'

/** Kept in a draft's options: why accounts could not be planned for the last time, by connection. Unknown keys belong to others. */
export const planningProblemsSchema = z.object({
  planningProblems: z.record(z.string(), z.enum(connectorErrorCodes)).default({}),
})

export type PlanningProblems = z.infer<typeof planningProblemsSchema>['planningProblems']
