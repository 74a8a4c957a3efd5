import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type {
  ExportStep,
  ItemFailure,
  ItemWork,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/connector.ts'
import type { ListingState, RemoteMedia } from '../../../core/channel/listing-state.ts'
import { remoteIdOf } from '../../../core/export/wanted-order.ts'
import { chunksOf } from '../chunks.ts'
import type { ShopifyClient } from '../client.ts'
import { filesAttach, type FileUpdateInput } from '../documents/files.ts'
import type { UserError } from '../operation.ts'
import { observeFiles } from '../reading/observe.ts'
import { maxRowsPerCall } from '../requirements.ts'
import { rowOf, userErrorToConnectorError } from '../user-errors.ts'
import { oncePerItem, outcome, stepCall } from './step-call.ts'

const attachmentSchema = z.object({
  id: z.string(),
  /** Null: a file that comes back to its product; we may not have its bytes. */
  renditionKey: z.string().nullable(),
  kind: z.enum(['image', 'video', 'other']),
  alt: z.string().nullable(),
  productIds: z.array(z.string()),
  itemIds: z.array(z.string()),
})

type Attachment = z.infer<typeof attachmentSchema>

const inputSchema = z.object({ files: z.array(attachmentSchema) })

/** Puts READY files on their products and sets alt texts: up to 250 files of any products in one call. Safe to repeat. */
export function attachFilesStep(client: ShopifyClient): ExportStep {
  return {
    name: 'attach-files',
    itemState: 'applying',
    hasEffect: true,
    // Rows are appended to a product in the order they arrive, so calls must not overtake each other.
    concurrency: 1,
    plan: planAttachFiles,
    perform: (call, context) => perform(client, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planAttachFiles(work: readonly ItemWork[]): StepCall[] {
  const rows = new Map<string, Attachment>()
  for (const item of work) {
    const shown = new Map(item.current.media.map((media) => [media.id, media]))
    for (const { id, renditionKey, kind, alt: asked } of wantedFiles(item)) {
      const alt = asked !== null && shown.get(id)?.alt !== asked ? asked : null
      const productIds = shown.has(id) ? [] : [item.listingRemoteId]
      if (productIds.length === 0 && alt === null) continue
      const row = rows.get(id) ?? { id, renditionKey, kind, alt, productIds: [], itemIds: [] }
      rows.set(id, {
        ...row,
        productIds: [...row.productIds, ...productIds],
        itemIds: [...row.itemIds, item.itemId],
      })
    }
  }
  return chunksOf([...rows.values()], maxRowsPerCall).map((files) =>
    stepCall(
      'attach-files',
      files.flatMap(({ itemIds }) => itemIds),
      { files },
    ),
  )
}

type WantedFile = Pick<Attachment, 'id' | 'renditionKey' | 'kind' | 'alt'>

/** What the item wants on its listing, with the alt text it sets: mapped pictures, and those that come back. */
function wantedFiles({ change, files }: ItemWork): WantedFile[] {
  const mapped = change.media.flatMap((media): WantedFile[] => {
    const id = remoteIdOf(media, files)
    const { renditionKey, kind } = media
    const alt = media.action !== 'present' || media.changesAlt ? media.alt : null
    return id === undefined ? [] : [{ id, renditionKey, kind, alt }]
  })
  const restored = change.restores.map(({ mediaId: id, kind, alt }): WantedFile => ({
    id,
    renditionKey: null,
    kind,
    alt,
  }))
  return [...mapped, ...restored]
}

async function perform(client: ShopifyClient, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const { files } = inputSchema.parse(call.input)
  const { data, userErrors, requestId } = await client.runWhole(
    filesAttach,
    { files: files.map(toInput) },
    context.signal,
  )
  const whole = userErrors.find((error) => rowOf(error) === null)
  if (whole?.code === 'FILE_DOES_NOT_EXIST') return forgetGoneFiles(client, files, whole, requestId)
  if (whole) throw userErrorToConnectorError(whole, requestId)
  const done = new Set((data.fileUpdate.files ?? []).map(({ id }) => id))
  const attached = files.filter(({ id }) => done.has(id))
  return outcome({
    receipt: { requestId, attached: attached.map(({ id, productIds }) => [id, productIds]) },
    listings: listingsAfter(attached, context),
    failures: rowFailures(files, userErrors, requestId),
  })
}

function toInput({ id, alt, productIds }: Attachment): FileUpdateInput {
  return { id, ...(alt !== null && { alt }), ...(productIds.length > 0 && { referencesToAdd: productIds }) }
}

/** Somebody deleted files of ours. They leave the ledger, and the next round creates and attaches them anew. */
async function forgetGoneFiles(
  client: ShopifyClient,
  files: readonly Attachment[],
  error: UserError,
  requestId: string | undefined,
): Promise<StepOutcome> {
  const existing = await observeFiles(
    client,
    files.map(({ id }) => id),
  )
  const removedFiles = files.map(({ id }) => id).filter((id) => !existing.has(id))
  if (removedFiles.length === 0)
    throw new ConnectorError('conflict', error.message, { platformCode: error.code ?? undefined, requestId })
  const failures = files
    .filter(({ id, renditionKey }) => renditionKey === null && removedFiles.includes(id))
    .flatMap(({ itemIds, id }) => itemIds.map((itemId) => ({ itemId, error: cannotReturn(id, error, requestId) })))
  return outcome({ receipt: { requestId, gone: removedFiles }, removedFiles, failures: oncePerItem(failures) })
}

/** Nobody can make a file again that was somebody else's. */
function cannotReturn(id: string, { code, message }: UserError, requestId: string | undefined): ConnectorError {
  return new ConnectorError('not_found', `${id} is gone: ${message}`, { platformCode: code ?? undefined, requestId })
}

function rowFailures(
  files: readonly Attachment[],
  userErrors: readonly UserError[],
  requestId: string | undefined,
): ItemFailure[] {
  const failures = userErrors.flatMap((error) => {
    const { itemIds = [], renditionKey } = files[rowOf(error) ?? -1] ?? {}
    const failure = userErrorToConnectorError(error, requestId)
    return itemIds.map((itemId) => ({ itemId, renditionKey: renditionKey ?? undefined, error: failure }))
  })
  return oncePerItem(failures)
}

/** What the listings show after the call: files are appended in the order of the rows (confirmed by reading, at the end). */
function listingsAfter(attached: readonly Attachment[], context: StepContext): ListingState[] {
  const states = new Map<string, ListingState>()
  for (const file of attached) {
    for (const productId of file.productIds) {
      const state = states.get(productId) ?? context.listing(productId)
      states.set(productId, { ...state, media: [...state.media, appendedMedia(file)] })
    }
  }
  return [...states.values()]
}

function appendedMedia({ id, kind, alt }: Attachment): RemoteMedia {
  return { id, kind, alt: alt ?? '', status: 'ready', url: null, widthPx: null, heightPx: null }
}
