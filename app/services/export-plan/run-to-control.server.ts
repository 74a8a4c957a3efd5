import { AppError } from '../../core/errors.ts'
import type { Db } from '../../db.server.ts'

export interface RunRequest {
  readonly workspaceId: string
  readonly runId: string
}

/** What a command to a run needs of it. Throws `AppError` not_found. */
export async function getRunToControl(tx: Db, { workspaceId, runId }: RunRequest) {
  const run = await tx.exportRun.findUnique({
    where: { id: runId, workspaceId },
    select: { connectionId: true, startedAt: true, state: true },
  })
  if (!run) throw new AppError('not_found', `no run ${runId}`, { userMessage: 'This export no longer exists.' })
  return run
}
