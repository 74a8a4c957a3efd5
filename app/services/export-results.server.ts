import { listingChangeSchema } from '../core/export/listing-change.ts'
import { resultRows, type ResultRow } from '../core/export/result-rows.ts'
import { AppError } from '../core/errors.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import { csvText } from '../lib/csv-text.ts'
import { publicationColumns, toPublicationView } from '../queries/publications.server.ts'

export const resultFormats = ['csv', 'json'] as const

export type ResultFormat = (typeof resultFormats)[number]

export interface ResultsFile {
  readonly body: string
  readonly contentType: string
}

/** The results of a run as a file for spreadsheets or programs. Throws `AppError` (not_found). */
export async function exportResults(workspaceId: string, runId: string, format: ResultFormat): Promise<ResultsFile> {
  const rows = await rowsOfRun(workspaceId, runId)
  if (format === 'json') return { body: `${JSON.stringify(rows, null, 2)}\n`, contentType: 'application/json' }
  return { body: csvText(rows), contentType: 'text/csv; charset=utf-8' }
}

async function rowsOfRun(workspaceId: string, runId: string): Promise<ResultRow[]> {
  const run = isRecordId(runId)
    ? await db.exportRun.findFirst({ where: { id: runId, workspaceId }, select: { id: true } })
    : null
  if (!run) throw new AppError('not_found', `run ${runId}`, { userMessage: 'This export was not found.' })
  const items = await db.exportItem.findMany({
    where: { workspaceId, runId },
    orderBy: { position: 'asc' },
    select: {
      state: true,
      attempt: true,
      imagesDone: true,
      imagesTotal: true,
      errorCode: true,
      errorDetail: true,
      errorAssetId: true,
      finishedAt: true,
      listing: { select: { remoteId: true, product: { select: { title: true } } } },
      planItem: { select: { change: true } },
      publication: { select: publicationColumns },
    },
  })
  const read = items.map(({ listing, planItem, publication, ...item }) => ({
    ...item,
    title: listing.product.title,
    remoteId: listing.remoteId,
    publication: publication ? toPublicationView(publication) : undefined,
    change: listingChangeSchema.parse(planItem.change),
  }))
  const names = await fileNames(
    workspaceId,
    read.flatMap(({ change, errorAssetId }) => [
      ...change.media.map(({ assetId }) => assetId),
      ...(errorAssetId ? [errorAssetId] : []),
    ]),
  )
  return read.flatMap((item) => resultRows(item, (assetId) => names.get(assetId) ?? '(deleted)'))
}

async function fileNames(workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.asset.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, fileName: true },
  })
  return new Map(rows.map(({ id, fileName }) => [id, fileName]))
}
