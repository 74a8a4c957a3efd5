import { z } from 'zod'
import { wordsOfStatusReason } from '../core/connections/status-reason.ts'
import { AppError } from '../core/errors.ts'
import type { ExportItemView, ExportRunView, ItemProblem, RunProgress } from '../core/export/export-view.ts'
import { itemWords } from '../core/export/export-words.ts'
import { type ExportItemState, exportItemStates, type ExportRunState, exportRunStates } from '../core/export/states.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { publicationColumns, toPublicationView } from './publications.server.ts'

const costSchema = z.object({ points: z.number().catch(0), calls: z.number().catch(0) }).catch({ points: 0, calls: 0 })

/** A run and the state of each of its items, in order. Two queries, whatever the size. Throws `AppError` (not_found). */
export async function runProgress(workspaceId: string, runId: string): Promise<RunProgress> {
  const run = isRecordId(runId) ? await findRun(workspaceId, runId) : null
  if (!run) throw new AppError('not_found', `run ${runId}`, { userMessage: 'This export was not found.' })
  return { run, items: await listItems(workspaceId, runId) }
}

export const runColumns = {
  id: true,
  title: true,
  state: true,
  approvedBy: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  scheduledFor: true,
  cost: true,
  connection: { select: { label: true, channel: true, status: true, statusReason: true } },
} satisfies Prisma.ExportRunSelect

async function findRun(workspaceId: string, id: string): Promise<ExportRunView | null> {
  const row = await db.exportRun.findFirst({ where: { id, workspaceId }, select: runColumns })
  return row && toRunView(row)
}

export function toRunView(row: Prisma.ExportRunGetPayload<{ select: typeof runColumns }>): ExportRunView {
  const { connection, cost, createdAt, startedAt, finishedAt, scheduledFor, state, ...rest } = row
  return {
    ...rest,
    ...costSchema.parse(cost),
    state: toRunState(state),
    connection: connection.label,
    channel: connection.channel,
    accountProblem:
      connection.status === 'active'
        ? null
        : (wordsOfStatusReason(connection.statusReason) ?? 'Reconnect this account.'),
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    scheduledFor: scheduledFor?.toISOString() ?? null,
  }
}

async function listItems(workspaceId: string, runId: string): Promise<ExportItemView[]> {
  const rows = await db.exportItem.findMany({
    where: { workspaceId, runId },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      position: true,
      state: true,
      imagesDone: true,
      imagesTotal: true,
      attempt: true,
      errorCode: true,
      errorDetail: true,
      errorAssetId: true,
      publication: { select: publicationColumns },
    },
  })
  return rows.map(({ errorCode, errorDetail, errorAssetId, state, publication, ...item }) => ({
    ...item,
    state: toItemState(state),
    problem: errorCode ? toProblem(errorCode, errorDetail, errorAssetId) : null,
    ...(publication && { publication: toPublicationView(publication) }),
  }))
}

function toProblem(code: string, detail: string | null, assetId: string | null): ItemProblem {
  return { ...itemWords(code), code, detail, assetId }
}

export function toRunState(state: string): ExportRunState {
  return exportRunStates.find((known) => known === state) ?? 'queued'
}

function toItemState(state: string): ExportItemState {
  return exportItemStates.find((known) => known === state) ?? 'queued'
}
