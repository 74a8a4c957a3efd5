/** The decisions of services/decide-conflict.server.ts, in the order in which they are offered. */
export const conflictDecisionNames = ['replan', 'keep_theirs', 'skip'] as const
