import { AppError } from '../../core/errors.ts'
import type { Db } from '../../db.server.ts'
import { lockRun } from '../../pipeline/lane/lock-run.server.ts'

export interface RunRequest {
  readonly workspaceId: string
  readonly runId: string
}

/**
 * What a command to a run needs of it. The run is held until the transaction ends, so that commands and the lane's owner take it and
 * its items in the same order. Throws `AppError` not_found.
 */
export async function getRunToControl(tx: Db, request: RunRequest) {
  await lockRun(tx, { id: request.runId, workspaceId: request.workspaceId })
  return getRun(tx, request)
}

/** The account that a run exports to, for what must be held before the run. Throws `AppError` not_found. */
export async function getConnectionOfRun(tx: Db, request: RunRequest): Promise<string> {
  const { connectionId } = await getRun(tx, request)
  return connectionId
}

async function getRun(tx: Db, { workspaceId, runId }: RunRequest) {
  const run = await tx.exportRun.findUnique({
    where: { id: runId, workspaceId },
    select: { connectionId: true, startedAt: true, state: true, connection: { select: { status: true } } },
  })
  if (!run) throw new AppError('not_found', `no run ${runId}`, { userMessage: 'This export no longer exists.' })
  return run
}
