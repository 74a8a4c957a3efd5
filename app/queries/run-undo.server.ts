import type { RunLink } from '../core/export/export-view.ts'
import { undoScopeSchema } from '../core/export/undo-scope.ts'
import { db } from '../db.server.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { undoWindowMs } from '../undo-window.server.ts'

export interface RunUndo {
  readonly isUndo: boolean
  readonly undoes: RunLink | null
  readonly undoneBy: readonly RunLink[]
  /** Whether something was written that can still be taken back. */
  readonly undoable: boolean
}

/** Which export a run takes back, which ones took it back, and whether it can be taken back. */
export async function runUndo(workspaceId: string, runId: string): Promise<RunUndo> {
  const [run, written, undoneBy] = await Promise.all([
    db.exportRun.findUnique({
      where: { id: runId, workspaceId },
      select: { createdAt: true, finishedAt: true, plan: { select: { undoes: true } } },
    }),
    db.exportItem.count({ where: { workspaceId, runId, snapshot: { not: Prisma.DbNull } } }),
    db.exportRun.findMany({
      where: { workspaceId, plan: { undoes: { path: ['runId'], equals: runId } } },
      orderBy: { createdAt: 'desc' },
      take: 3,
      select: { id: true, title: true },
    }),
  ])
  const scope = undoScopeSchema.nullable().catch(null).parse(run?.plan.undoes)
  const ended = run?.finishedAt ?? run?.createdAt
  return {
    isUndo: scope !== null,
    undoes: scope?.kind === 'run' ? await linkTo(workspaceId, scope.runId) : null,
    undoneBy: undoneBy.map(({ id, title }) => ({ runId: id, title })),
    undoable: written > 0 && ended !== undefined && ended.getTime() >= systemClock.now() - undoWindowMs,
  }
}

async function linkTo(workspaceId: string, id: string): Promise<RunLink | null> {
  const run = await db.exportRun.findUnique({ where: { id, workspaceId }, select: { title: true } })
  return run && { runId: id, title: run.title }
}
