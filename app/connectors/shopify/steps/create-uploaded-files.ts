import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { CreatedFile, ItemFailure } from '../../../core/channel/export-step.ts'
import type { ShopifyClient } from '../client.ts'
import { filesCreate, filesDelete } from '../documents/files.ts'
import type { UserError } from '../operation.ts'
import type { FileRow } from '../schemas.ts'
import { rowOf, userErrorToConnectorError } from '../user-errors.ts'
import { failuresOf } from './file-rows.ts'
import { findTakenNames, stillHidden } from './find-files.ts'
import type { Upload } from './upload-files.ts'

interface CreatedFiles {
  readonly files: CreatedFile[]
  readonly failures: ItemFailure[]
}

/**
 * Makes files of uploaded bytes. A refused row makes Shopify refuse the whole call: the row is settled (adopted where its
 * name shows that an earlier attempt made it, failed otherwise) and the others are sent again.
 */
export async function createUploadedFiles(
  client: ShopifyClient,
  deps: ConnectorDeps,
  uploads: readonly Upload[],
  signal: AbortSignal,
): Promise<CreatedFiles> {
  if (uploads.length === 0) return { files: [], failures: [] }
  const { data, userErrors, requestId } = await client.runWhole(filesCreate, { files: uploads.map(toInput) }, signal)
  const created = data.fileCreate.files ?? []
  const refused = new Map(userErrors.map((error) => [rowOf(error), error]))
  const whole = refused.get(null)
  if (whole) throw userErrorToConnectorError(whole, requestId)
  const accepted = uploads.filter((_, index) => !refused.has(index))
  const settled = await settleRefused(client, deps, uploads, refused, signal)
  if (created.length === accepted.length) {
    return { files: [...pair(accepted, created), ...settled.files], failures: settled.failures }
  }
  if (created.length > 0)
    throw new ConnectorError('outcome_unknown', 'fileCreate answered with other rows than it refused')
  const rest = await createUploadedFiles(client, deps, [...accepted, ...settled.again], signal)
  return { files: [...rest.files, ...settled.files], failures: [...rest.failures, ...settled.failures] }
}

function toInput({ row, resourceUrl }: Upload) {
  return {
    originalSource: resourceUrl,
    filename: row.fileName,
    contentType: row.kind === 'video' ? ('VIDEO' as const) : ('IMAGE' as const),
    alt: row.alt,
    duplicateResolutionMode: row.kind === 'video' ? ('APPEND_UUID' as const) : ('RAISE_ERROR' as const),
  }
}

/** Shopify answers in the order of the input. */
function pair(uploads: readonly Upload[], created: readonly { id: string }[]): CreatedFile[] {
  return uploads.flatMap(({ row }, index) => {
    const file = created[index]
    return file ? [{ renditionKey: row.renditionKey, fileName: row.fileName, remoteId: file.id }] : []
  })
}

async function settleRefused(
  client: ShopifyClient,
  deps: ConnectorDeps,
  uploads: readonly Upload[],
  refused: ReadonlyMap<number | null, UserError>,
  signal: AbortSignal,
): Promise<CreatedFiles & { readonly again: Upload[] }> {
  const settled: CreatedFiles & { again: Upload[] } = { files: [], failures: [], again: [] }
  const taken: Upload[] = []
  for (const [index, error] of refused) {
    const upload = uploads[index ?? -1]
    if (!upload) continue
    if (error.code === 'FILENAME_ALREADY_EXISTS') taken.push(upload)
    else settled.failures.push(...failuresOf(upload.row, userErrorToConnectorError(error)))
  }
  const names = taken.map(({ row }) => row.fileName)
  const found = taken.length > 0 ? await findTakenNames(client, deps, names, signal) : new Map<string, FileRow>()
  for (const upload of taken) await adopt(client, upload, found.get(upload.row.fileName), settled, signal)
  return settled
}

async function adopt(
  client: ShopifyClient,
  upload: Upload,
  file: FileRow | undefined,
  settled: CreatedFiles & { again: Upload[] },
  signal: AbortSignal,
): Promise<void> {
  const { renditionKey, fileName } = upload.row
  if (!file) {
    settled.failures.push(...failuresOf(upload.row, stillHidden(fileName)))
  } else if (file.fileStatus === 'FAILED') {
    // The remains of an attempt whose picture could not be processed.
    await client.runWhole(filesDelete, { fileIds: [file.id] }, signal)
    settled.again.push(upload)
  } else {
    settled.files.push({ renditionKey, fileName, remoteId: file.id })
  }
}
