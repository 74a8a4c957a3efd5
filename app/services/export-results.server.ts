import { stringify } from 'csv-stringify/sync'
import { listingChangeSchema } from '../core/export/listing-change.ts'
import { itemWords } from '../core/export/export-words.ts'
import { AppError } from '../core/errors.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'

/** One picture of one product in a run; a product without pictures has one row with an empty picture. */
export interface ResultRow {
  readonly product: string
  readonly productId: string
  readonly picture: string
  readonly role: string
  readonly action: string
  readonly state: string
  readonly images: string
  readonly problem: string
  readonly whatToDo: string
  readonly problemPicture: string
  readonly platformMessage: string
  readonly attempt: number
  readonly finishedAt: string
}

export const resultFormats = ['csv', 'json'] as const

export type ResultFormat = (typeof resultFormats)[number]

export interface ResultsFile {
  readonly body: string
  readonly contentType: string
}

/** The results of a run as a file for spreadsheets or programs. Throws `AppError` (not_found). */
export async function exportResults(workspaceId: string, runId: string, format: ResultFormat): Promise<ResultsFile> {
  const rows = await resultRows(workspaceId, runId)
  if (format === 'json') return { body: `${JSON.stringify(rows, null, 2)}\n`, contentType: 'application/json' }
  // `escape_formulas` puts an apostrophe before = + - @: a product title must not become a formula in somebody's spreadsheet.
  const body = stringify(rows, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' })
  return { body, contentType: 'text/csv; charset=utf-8' }
}

async function resultRows(workspaceId: string, runId: string): Promise<ResultRow[]> {
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
    },
  })
  const assetIds = new Set(items.flatMap((item) => [item.errorAssetId, ...assetsOf(item.planItem.change)]))
  const names = await fileNames(
    workspaceId,
    [...assetIds].filter((id) => id !== null),
  )
  return items.flatMap((item) => rowsOf(item, names))
}

async function fileNames(workspaceId: string, ids: string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.asset.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, fileName: true },
  })
  return new Map(rows.map(({ id, fileName }) => [id, fileName]))
}

function assetsOf(change: unknown): string[] {
  return listingChangeSchema.parse(change).media.map(({ assetId }) => assetId)
}

interface ItemRow {
  readonly state: string
  readonly attempt: number
  readonly imagesDone: number
  readonly imagesTotal: number
  readonly errorCode: string | null
  readonly errorDetail: string | null
  readonly errorAssetId: string | null
  readonly finishedAt: Date | null
  readonly listing: { readonly remoteId: string; readonly product: { readonly title: string } }
  readonly planItem: { readonly change: unknown }
}

function rowsOf(item: ItemRow, names: ReadonlyMap<string, string>): ResultRow[] {
  const words = item.errorCode ? itemWords(item.errorCode) : null
  const nameOf = (assetId: string | null) => (assetId ? (names.get(assetId) ?? '(deleted)') : '')
  const common = {
    product: item.listing.product.title,
    productId: item.listing.remoteId,
    state: item.state,
    images: `${item.imagesDone} of ${item.imagesTotal}`,
    problem: words?.happened ?? '',
    whatToDo: words?.todo ?? '',
    problemPicture: nameOf(item.errorAssetId),
    platformMessage: item.errorDetail ?? '',
    attempt: item.attempt,
    finishedAt: item.finishedAt?.toISOString() ?? '',
  }
  const { media } = listingChangeSchema.parse(item.planItem.change)
  if (media.length === 0) return [inOrder({ ...common, picture: '', role: '', action: '' })]
  return media.map(({ assetId, role, action }) => inOrder({ ...common, picture: nameOf(assetId), role, action }))
}

/** The columns of the file, in this order. */
function inOrder(row: ResultRow): ResultRow {
  const { product, productId, picture, role, action, ...outcome } = row
  return { product, productId, picture, role, action, ...outcome }
}
