import { z } from 'zod'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type {
  CreatedFile,
  ExportStep,
  ItemFailure,
  ItemWork,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/export-step.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { ShopifyClient } from '../client.ts'
import { filesDelete } from '../documents/files.ts'
import { maxRowsPerCall } from '../requirements.ts'
import { createUploadedFiles } from './create-uploaded-files.ts'
import { fileRowInputSchema, type FileRowInput } from './file-rows.ts'
import { findFilesByName } from './find-files.ts'
import { oncePerItem, outcome, stepCall } from '../../../lib/step-call.ts'
import { uploadFiles } from './upload-files.ts'

const inputSchema = z.object({ files: z.array(fileRowInputSchema) })

/**
 * An image that the index does not show yet is caught by its name when it is created again (RAISE_ERROR), so a short look
 * is enough; a second video of the same name would be accepted.
 */
const recoverPatienceMs = { image: [1000], video: [1000, 2000, 4000, 8000, 15_000] }

/** Uploads the pictures that the account does not have and makes files of them: up to 250 per call, over many products. */
export function createFilesStep(client: ShopifyClient, deps: ConnectorDeps): ExportStep {
  return {
    name: 'create-files',
    itemState: 'uploading',
    hasEffect: true,
    concurrency: 2,
    plan: planCreateFiles,
    perform: (call, context) => perform(client, deps, call, context),
    recover: (call, context) => recover(client, deps, call, context),
  }
}

function planCreateFiles(work: readonly ItemWork[]): StepCall[] {
  return chunksOf([...neededFiles(work).values()], maxRowsPerCall).map((files) =>
    stepCall(
      'create-files',
      files.flatMap(({ itemIds }) => itemIds),
      { files },
    ),
  )
}

/** Each rendition once, however many items want it. */
function neededFiles(work: readonly ItemWork[]): Map<string, FileRowInput> {
  const needed = new Map<string, FileRowInput>()
  for (const { itemId, change, files } of work) {
    for (const { renditionKey, fileName, kind, alt, action } of change.media) {
      if (action === 'present' || files.has(renditionKey)) continue
      const row = needed.get(renditionKey) ?? { renditionKey, fileName, kind, alt: alt ?? '', itemIds: [] }
      needed.set(renditionKey, { ...row, itemIds: [...row.itemIds, itemId] })
    }
  }
  return needed
}

async function perform(
  client: ShopifyClient,
  deps: ConnectorDeps,
  call: StepCall,
  context: StepContext,
): Promise<StepOutcome> {
  const { files } = inputSchema.parse(call.input)
  const uploaded = await uploadFiles(client, deps, files, context)
  const created = await createUploadedFiles(client, deps, uploaded.uploads, context.signal)
  return toOutcome(created.files, [...uploaded.failures, ...created.failures])
}

/** Null only where none of the files is there; those still missing are planned again. */
async function recover(
  client: ShopifyClient,
  deps: ConnectorDeps,
  call: StepCall,
  { signal }: StepContext,
): Promise<StepOutcome | null> {
  const { files } = inputSchema.parse(call.input)
  const patienceMs = files.some(({ kind }) => kind === 'video') ? recoverPatienceMs.video : recoverPatienceMs.image
  const names = files.map(({ fileName }) => fileName)
  const found = await findFilesByName(client, deps, names, patienceMs, signal)
  const created = files.flatMap(({ renditionKey, fileName }): CreatedFile[] => {
    const row = found.get(fileName)
    return row && row.fileStatus !== 'FAILED' ? [{ renditionKey, fileName, remoteId: row.id }] : []
  })
  // Shopify would take a second video of this name, and the first would stay.
  const remains = [...found.values()].filter(({ fileStatus }) => fileStatus === 'FAILED').map(({ id }) => id)
  if (remains.length > 0) await client.runWhole(filesDelete, { fileIds: remains }, signal)
  return created.length > 0 ? toOutcome(created, []) : null
}

function toOutcome(files: readonly CreatedFile[], failures: readonly ItemFailure[]): StepOutcome {
  const receipt = { files: files.map(({ fileName, remoteId }) => [fileName, remoteId]) }
  return outcome({ receipt, files, failures: oncePerItem(failures) })
}
