import { env } from './env.server.ts'

/** For how long after its end an export can be taken back; later our files that nothing uses are deleted. */
export const undoWindowMs = env.UNDO_DAYS * 24 * 60 * 60 * 1000
