type Report = (error: Error) => void

/** How `pg` tells that a connection is gone, where the error has no code for Prisma's adapter to make its own error of. */
const connectionGone = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
])

/**
 * Prisma rolls back a transaction that took too long from a timer of its own. Where the connection is gone by then (the process
 * hung, PostgreSQL was restarted) that rollback fails with nobody to hear of it, which would end the process although
 * there is nothing left to roll back. Call once per process.
 */
export function tolerateLateRollbacks(report: Report): void {
  process.on('unhandledRejection', judgeRejection(report))
}

/** Every other unhandled rejection is a bug and stays as loud as it was. */
export function judgeRejection(report: Report): (reason: unknown) => void {
  return (reason) => {
    if (!(reason instanceof Error) || !isOfLostConnection(reason)) throw reason
    report(reason)
  }
}

const isOfLostConnection = ({ name, message }: Error) => name === 'DriverAdapterError' || connectionGone.has(message)
