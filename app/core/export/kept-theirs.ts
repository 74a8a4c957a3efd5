import { z } from 'zod'

/**
 * Of a draft's options: products that the merchant decided to leave on an account as somebody made them there, by the id of the
 * connection. Later plans of the draft for that account pass over them.
 */
export const keptTheirsSchema = z.object({ keptTheirs: z.record(z.string(), z.array(z.string())).default({}) })
