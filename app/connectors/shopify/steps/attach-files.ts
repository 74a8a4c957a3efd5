import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ExportStep, ItemFailure, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import type { ListingState, RemoteMedia } from '../../../core/channel/listing-state.ts'
import { decideRetry } from '../../../core/export/retry.ts'
import type { ShopifyClient } from '../client.ts'
import { filesAttach, type FileUpdateInput } from '../documents/files.ts'
import type { UserError } from '../operation.ts'
import { observeFiles } from '../reading/observe.ts'
import { rowOf, userErrorToConnectorError } from '../user-errors.ts'
import { attachInputSchema, planAttachFiles, type AttachInput, type Attachment } from './attachments.ts'
import { giveBack, makeRoom, stateOf } from './make-room.ts'
import { oncePerItem, outcome } from '../../../lib/step-call.ts'
import { withoutMedia } from './without-media.ts'

/**
 * Puts READY files on their products and sets alt texts: up to 250 files of any products in one call. Where a product would pass
 * the platform's limit, what is to leave it anyway makes room first, in a call of its own whose two halves belong together: what
 * was refused is given back, and what was interrupted is carried on, whatever the merchant wishes by then. Safe to repeat.
 */
export function attachFilesStep(client: ShopifyClient): ExportStep {
  return {
    name: 'attach-files',
    itemState: 'applying',
    hasEffect: true,
    // Rows are appended to a product in the order they arrive, so calls must not overtake each other.
    concurrency: 1,
    plan: planAttachFiles,
    perform: (call, context) => perform(client, call, context),
    recover: (call, context) => carryOn(client, call, context),
  }
}

async function perform(client: ShopifyClient, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const input = attachInputSchema.parse(call.input)
  return attach(client, input, input.room?.mediaIds ?? [], context)
}

/**
 * Batches are planned again from what the products show. A product that may have lost pictures for room gets what was to come in
 * their place; null where it has it, or where even that is refused: then it has its own pictures back.
 */
async function carryOn(client: ShopifyClient, call: StepCall, context: StepContext): Promise<StepOutcome | null> {
  const { files, room } = attachInputSchema.parse(call.input)
  const state = room && (await stateOf(client, room))
  if (!room || !state) return null
  const shown = new Set(state.media.map(({ id }) => id))
  const missing = files.filter(({ id, productIds }) => productIds.length > 0 && !shown.has(id))
  if (missing.length === 0) return null
  const leaving = room.mediaIds.filter((id) => shown.has(id))
  const seen = { ...context, listing: () => state }
  try {
    return await attach(client, { files: missing, room }, leaving, seen)
  } catch (error) {
    if (error instanceof ConnectorError && isRefusal(error)) return null
    throw error
  }
}

async function attach(
  client: ShopifyClient,
  { files, room }: AttachInput,
  leaving: readonly string[],
  context: StepContext,
): Promise<StepOutcome> {
  if (!room) return attachFiles(client, files, context)
  if (leaving.length > 0) await makeRoom(client, { ...room, mediaIds: [...leaving] }, context.signal)
  const state = withoutMedia(context.listing(room.productId), new Set(room.mediaIds))
  try {
    const attached = await attachFiles(client, files, { ...context, listing: () => state })
    // Nothing came: files of ours are gone and will be made anew first.
    if (attached.removedFiles) await giveBack(client, room, context.signal)
    return attached
  } catch (error) {
    // Of a lost answer nobody knows yet what came of it.
    if (error instanceof ConnectorError && isRefusal(error)) await giveBack(client, room, context.signal)
    throw error
  }
}

function isRefusal(error: ConnectorError): boolean {
  return error.code === 'conflict' || decideRetry(error, 1, 0).kind === 'permanent'
}

async function attachFiles(
  client: ShopifyClient,
  files: readonly Attachment[],
  context: StepContext,
): Promise<StepOutcome> {
  const { data, userErrors, requestId } = await client.runWhole(
    filesAttach,
    { files: files.map(toInput) },
    context.signal,
  )
  const whole = userErrors.find((error) => rowOf(error) === null)
  if (whole?.code === 'FILE_DOES_NOT_EXIST') return forgetGoneFiles(client, files, whole, requestId)
  if (whole) throw refusal(whole, files, requestId)
  const alts = new Map((data.fileUpdate.files ?? []).map(({ id, alt }) => [id, alt ?? '']))
  const attached = files.filter(({ id }) => alts.has(id))
  return outcome({
    receipt: { requestId, attached: attached.map(({ id, productIds }) => [id, productIds]) },
    listings: listingsAfter(attached, alts, context),
    failures: rowFailures(files, userErrors, requestId),
  })
}

/** A single product that turns out to be full may have something that can leave it: planning again finds out. */
function refusal(error: UserError, files: readonly Attachment[], requestId: string | undefined): ConnectorError {
  const refused = userErrorToConnectorError(error, requestId)
  const isOneProduct = new Set(files.flatMap(({ itemIds }) => itemIds)).size === 1
  const isFull = error.code === 'PRODUCT_MEDIA_LIMIT_EXCEEDED' && isOneProduct
  return isFull ? new ConnectorError('conflict', refused.message, refused.details) : refused
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
function listingsAfter(
  attached: readonly Attachment[],
  alts: ReadonlyMap<string, string>,
  context: StepContext,
): ListingState[] {
  const states = new Map<string, ListingState>()
  for (const file of attached) {
    for (const productId of file.productIds) {
      const state = states.get(productId) ?? context.listing(productId)
      states.set(productId, { ...state, media: [...state.media, appendedMedia(file, alts.get(file.id) ?? '')] })
    }
  }
  return [...states.values()]
}

function appendedMedia({ id, kind }: Attachment, alt: string): RemoteMedia {
  return { id, kind, alt, status: 'ready', url: null, widthPx: null, heightPx: null }
}
