import { Prisma } from '../../generated/prisma/client.ts'

/** Twice as long as from one look to the next, so that none is missed. */
export const lookBackMs = 48 * 3_600_000

/**
 * Whether a request of step `s` may have come through after it was given up: the call was made again, or left nothing, or failed, or
 * only a part of its effect was found.
 */
export const mayHaveComeLate = Prisma.sql`(
  s."attempts" > 1 OR s."receipt" ?| ARRAY['noEffect', 'failed', 'leftBehind'])`
