import { env } from './env.server.ts'
import { createLog } from './lib/log.ts'

/** The log of this process. */
export const log = createLog(env.LOG_LEVEL)
