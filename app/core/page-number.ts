import { z } from 'zod'

/** The page of a list as the address gives it, from 1; the first where that is none. */
export const pageNumberSchema = z.coerce.number().int().min(1).catch(1)
