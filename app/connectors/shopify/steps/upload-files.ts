import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { ItemFailure, RenditionFile, StepContext } from '../../../core/channel/export-step.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import type { ShopifyClient } from '../client.ts'
import { stagedUploads, type StagedTarget } from '../documents/files.ts'
import { uploadToTarget } from '../staged-upload.ts'
import { rowOf, userErrorToConnectorError } from '../user-errors.ts'
import { failuresOf, type FileRowInput } from './file-rows.ts'

/** Bytes under way at once. Uploads go to storage and cost no points. */
const parallelUploads = 6

export interface Upload {
  readonly row: FileRowInput
  /** What `fileCreate` takes as `originalSource`; used only after the storage said it has the bytes. */
  readonly resourceUrl: string
}

export interface UploadedFiles {
  readonly uploads: Upload[]
  readonly failures: ItemFailure[]
}

/** Sends the bytes of all rows to targets of Shopify's storage. Leaves nothing behind in the shop. */
export async function uploadFiles(
  client: ShopifyClient,
  deps: ConnectorDeps,
  rows: readonly FileRowInput[],
  context: StepContext,
): Promise<UploadedFiles> {
  const result: UploadedFiles = { uploads: [], failures: [] }
  const files = await Promise.all(rows.map(({ renditionKey }) => context.openRendition(renditionKey)))
  const targets = await stageTargets(client, rows, files, context.signal)
  await mapConcurrently(rows, parallelUploads, async (row, index) => {
    const file = files[index]
    const target = targets[index]
    if (!file || !target)
      throw new ConnectorError('invalid_response', 'Shopify gave fewer upload targets than asked for')
    if (target instanceof ConnectorError) return void result.failures.push(...failuresOf(row, target))
    try {
      const { resourceUrl } = await upload({ client, deps, row, file, signal: context.signal }, target)
      context.uploaded(row.renditionKey)
      result.uploads.push({ row, resourceUrl })
    } catch (error) {
      // Only a refusal is about this picture; an outage is about all of them, and is waited out with the whole call.
      if (!(error instanceof ConnectorError) || error.code !== 'rejected') throw error
      result.failures.push(...failuresOf(row, error))
    }
  })
  return result
}

interface Sending {
  readonly client: ShopifyClient
  readonly deps: ConnectorDeps
  readonly row: FileRowInput
  readonly file: RenditionFile
  readonly signal: AbortSignal
}

/**
 * Answers the target that took the bytes. A target for a video is good for an hour, which may be over when its turn comes; whatever
 * the storage refused, it gets a new one once.
 */
async function upload({ client, deps, row, file, signal }: Sending, target: StagedTarget): Promise<StagedTarget> {
  try {
    await uploadToTarget(deps, target, file, row.fileName, signal)
    return target
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'rejected') throw error
  }
  const [anew = missingTarget()] = await stageTargets(client, [row], [file], signal)
  if (anew instanceof ConnectorError) throw anew
  await uploadToTarget(deps, anew, file, row.fileName, signal)
  return anew
}

/** A target per row, or why that row has none. A refused row makes Shopify refuse the call, so the others are asked for again. */
async function stageTargets(
  client: ShopifyClient,
  rows: readonly FileRowInput[],
  files: readonly RenditionFile[],
  signal: AbortSignal,
): Promise<(StagedTarget | ConnectorError)[]> {
  const input = rows.map(({ fileName, kind }, index) => ({
    filename: fileName,
    mimeType: files[index]?.mimeType ?? '',
    resource: kind === 'video' ? ('VIDEO' as const) : ('IMAGE' as const),
    httpMethod: 'POST' as const,
    fileSize: String(files[index]?.byteSize ?? 0),
  }))
  const { data, userErrors, requestId } = await client.runWhole(stagedUploads, { input }, signal)
  const refused = new Map(userErrors.map((error) => [rowOf(error), userErrorToConnectorError(error, requestId)]))
  const whole = refused.get(null)
  if (whole) throw whole
  if (refused.size === 0) return data.stagedUploadsCreate.stagedTargets ?? []
  const kept = rows.map((_, index) => index).filter((index) => !refused.has(index))
  const rest = kept.length > 0 ? await stageTargets(client, pick(rows, kept), pick(files, kept), signal) : []
  return rows.map((_, index) => refused.get(index) ?? rest[kept.indexOf(index)] ?? missingTarget())
}

function pick<Row>(rows: readonly Row[], indexes: readonly number[]): Row[] {
  return indexes.flatMap((index) => rows.slice(index, index + 1))
}

function missingTarget(): ConnectorError {
  return new ConnectorError('invalid_response', 'Shopify gave no upload target')
}
