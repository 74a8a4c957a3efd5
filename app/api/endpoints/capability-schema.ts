import { z } from 'zod'

/** One thing that an account must, or should, let us do. */
export const capabilitySchema = z.object({
  id: z.string(),
  label: z.string(),
  ok: z.union([z.boolean(), z.literal('unknown')]),
  required: z.boolean(),
  detail: z.string().meta({ description: 'What was found, or what is missing and how to get it' }),
})
