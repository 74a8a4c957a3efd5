import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
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
import { remoteIdOf } from '../../../core/export/wanted-order.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { ShopifyClient } from '../client.ts'
import { fileStatuses, filesDelete } from '../documents/files.ts'
import { maxRowsPerCall } from '../requirements.ts'
import type { FileRow } from '../schemas.ts'
import { toFileStatus } from '../translate.ts'
import { failuresOf } from './file-rows.ts'
import { findTakenNames, stillHidden } from './find-files.ts'
import { oncePerItem, outcome, stepCall } from '../../../lib/step-call.ts'

/** Small images are READY after 2–3 s; videos take minutes, so that looks get rare where only they are left. The last wait repeats. */
const imagePollsMs = [1000, 1000, 1000, 2000, 3000, 5000, 8000]
const pollsMs = { image: imagePollsMs, video: [...imagePollsMs, 8000, 15_000, 30_000] }
const longestWaitMs = { image: 3 * 60_000, video: 15 * 60_000 }

const waitingFileSchema = z.object({
  id: z.string(),
  renditionKey: z.string(),
  fileName: z.string(),
  kind: z.enum(['image', 'video']),
  itemIds: z.array(z.string()),
})

type WaitingFile = z.infer<typeof waitingFileSchema>

const inputSchema = z.object({ files: z.array(waitingFileSchema), createdJustNow: z.boolean() })

/** Waits until the files can be attached: all of them polled together. There is no webhook for this. */
export function awaitFilesStep(client: ShopifyClient, deps: ConnectorDeps): ExportStep {
  return {
    name: 'await-files',
    itemState: 'uploading',
    hasEffect: false,
    concurrency: 1,
    plan: planAwaitFiles,
    perform: (call, context) => awaitFiles(client, deps, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planAwaitFiles(work: readonly ItemWork[]): StepCall[] {
  const waiting = new Map<string, WaitingFile>()
  for (const { itemId, change, files, current } of work) {
    const usable = new Set(current.media.filter(({ status }) => status === 'ready').map(({ id }) => id))
    for (const media of change.media) {
      const id = remoteIdOf(media, files)
      if (id === undefined || usable.has(id)) continue
      const { renditionKey, fileName, kind } = media
      const row = waiting.get(id) ?? { id, renditionKey, fileName, kind, itemIds: [] }
      waiting.set(id, { ...row, itemIds: [...row.itemIds, itemId] })
    }
  }
  const createdJustNow = work.some(({ change }) => change.media.some(({ action }) => action === 'upload'))
  return chunksOf([...waiting.values()], maxRowsPerCall).map((files) =>
    stepCall(
      'await-files',
      files.flatMap(({ itemIds }) => itemIds),
      { files, createdJustNow },
    ),
  )
}

async function awaitFiles(
  client: ShopifyClient,
  deps: ConnectorDeps,
  call: StepCall,
  context: StepContext,
): Promise<StepOutcome> {
  const { files, createdJustNow } = inputSchema.parse(call.input)
  const { signal } = context
  const { now, sleep } = deps
  const startedAt = now()
  const ready: string[] = []
  const failures: ItemFailure[] = []
  const gone: string[] = []
  const unusable: string[] = []
  const adopted: CreatedFile[] = []
  let waiting = files
  for (let poll = 0; waiting.length > 0; poll += 1) {
    if (poll > 0 || createdJustNow) await sleep(untilPollMs(poll, waiting), signal)
    if (poll > 0) await context.throwIfStopping()
    const { data } = await client.runWhole(fileStatuses, { ids: waiting.map(({ id }) => id) }, signal)
    const rows = new Map(data.nodes.flatMap((row) => (row ? [[row.id, row] as const] : [])))
    const waitedMs = now() - startedAt
    const still: WaitingFile[] = []
    const copies: WaitingFile[] = []
    for (const file of waiting) {
      const row = rows.get(file.id)
      const status = row && toFileStatus(row)
      if (status === 'ready') ready.push(file.id)
      else if (!row) gone.push(file.id)
      else if (isCopy(row)) copies.push(file)
      else if (status === 'failed') failures.push(...failuresOf(file, processingFailure(row)))
      else if (waitedMs > longestWaitMs[file.kind]) failures.push(...failuresOf(file, stillProcessing(file, waitedMs)))
      else still.push(file)
      if (status === 'failed') unusable.push(file.id)
    }
    const originals = await findOriginals(client, deps, copies, signal)
    adopted.push(...originals.files)
    failures.push(...originals.failures)
    waiting = [...still, ...originals.waiting]
  }
  // A file that could not be processed is of no use to anybody and would keep its name taken.
  if (unusable.length > 0) await client.runWhole(filesDelete, { fileIds: unusable }, signal)
  return outcome({
    receipt: { ready },
    files: adopted,
    failures: oncePerItem(failures),
    removedFiles: [...gone, ...unusable],
  })
}

/** An earlier attempt, whose answer was lost, made the file; that its name is taken was not told until this one was processed. */
function isCopy({ fileErrors }: FileRow): boolean {
  return fileErrors.some(({ code }) => code === 'DUPLICATE_FILENAME_ERROR')
}

interface Originals {
  readonly files: readonly CreatedFile[]
  readonly waiting: readonly WaitingFile[]
  readonly failures: readonly ItemFailure[]
}

/** The files whose names the copies were refused for; they are waited for in the place of the copies. */
async function findOriginals(
  client: ShopifyClient,
  deps: ConnectorDeps,
  copies: readonly WaitingFile[],
  signal: AbortSignal,
): Promise<Originals> {
  if (copies.length === 0) return { files: [], waiting: [], failures: [] }
  const names = copies.map(({ fileName }) => fileName)
  const found = await findTakenNames(client, deps, names, signal)
  const waiting = copies.flatMap((copy) => {
    const original = found.get(copy.fileName)
    return original && original.fileStatus !== 'FAILED' ? [{ ...copy, id: original.id }] : []
  })
  const there = new Set(waiting.map(({ fileName }) => fileName))
  return {
    waiting,
    files: waiting.map(({ id: remoteId, renditionKey, fileName }) => ({ remoteId, renditionKey, fileName })),
    failures: copies
      .filter(({ fileName }) => !there.has(fileName))
      .flatMap((copy) => failuresOf(copy, stillHidden(copy.fileName))),
  }
}

function untilPollMs(poll: number, waiting: readonly WaitingFile[]): number {
  const waitsMs = waiting.some(({ kind }) => kind === 'image') ? pollsMs.image : pollsMs.video
  return waitsMs[poll] ?? waitsMs.at(-1) ?? 0
}

function processingFailure({ fileErrors }: FileRow): ConnectorError {
  const [error] = fileErrors
  return new ConnectorError('rejected', error?.message ?? 'Shopify could not process the file', {
    platformCode: error?.code ?? 'UNKNOWN',
    platformMessage: error?.details ?? error?.message,
  })
}

function stillProcessing({ id, kind }: WaitingFile, waitedMs: number): ConnectorError {
  const message = `${id} is still processed after ${Math.round(waitedMs / 1000)} s`
  const platformCode = kind === 'video' ? 'VIDEO_STILL_PROCESSING' : 'PROCESSING'
  return new ConnectorError('timeout', message, { platformCode })
}
