import { z } from 'zod'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { ShopifyClient } from '../client.ts'
import { filesDetach } from '../documents/files.ts'
import { observeFiles } from '../reading/observe.ts'
import { maxRowsPerCall } from '../requirements.ts'
import { userErrorToConnectorError } from '../user-errors.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'
import { withoutMedia } from './without-media.ts'

const detachmentSchema = z.object({ id: z.string(), productIds: z.array(z.string()), itemIds: z.array(z.string()) })

type Detachment = z.infer<typeof detachmentSchema>

const inputSchema = z.object({ files: z.array(detachmentSchema) })

/**
 * Takes pictures off their products: up to 250 files of any products in one call. The files stay in the account. Comes after the
 * new pictures are attached and assigned, so that a product is never bare on the way. Safe to repeat.
 */
export function detachMediaStep(client: ShopifyClient): ExportStep {
  return {
    name: 'detach-media',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 4,
    plan: planDetachments,
    perform: (call, context) => perform(client, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planDetachments(work: readonly ItemWork[]): StepCall[] {
  const rows = new Map<string, Detachment>()
  for (const { itemId, listingRemoteId, change, current } of work) {
    const shown = new Set(current.media.map(({ id }) => id))
    for (const { mediaId: id } of change.removals.filter(({ mediaId }) => shown.has(mediaId))) {
      const row = rows.get(id) ?? { id, productIds: [], itemIds: [] }
      rows.set(id, {
        id,
        productIds: [...row.productIds, listingRemoteId],
        itemIds: [...row.itemIds, itemId],
      })
    }
  }
  return chunksOf([...rows.values()], maxRowsPerCall).map((files) =>
    stepCall(
      'detach-media',
      files.flatMap(({ itemIds }) => itemIds),
      { files },
    ),
  )
}

async function perform(client: ShopifyClient, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const { files } = inputSchema.parse(call.input)
  const input = files.map(({ id, productIds }) => ({ id, referencesToRemove: productIds }))
  const { userErrors, requestId } = await client.runWhole(filesDetach, { files: input }, context.signal)
  const [refused] = userErrors
  if (refused?.code === 'FILE_DOES_NOT_EXIST') return passOverGoneFiles(client, files, context, requestId)
  if (refused) throw userErrorToConnectorError(refused, requestId)
  return outcome({
    receipt: { requestId, detached: files.map(({ id, productIds }) => [id, productIds]) },
    listings: listingsWithout(files, context),
  })
}

/** A file that somebody deleted is off every product already; the others are planned again without it. */
async function passOverGoneFiles(
  client: ShopifyClient,
  files: readonly Detachment[],
  context: StepContext,
  requestId: string | undefined,
): Promise<StepOutcome> {
  const ids = files.map(({ id }) => id)
  const existing = await observeFiles(client, ids)
  const gone = files.filter(({ id }) => !existing.has(id))
  const removedFiles = gone.map(({ id }) => id)
  return outcome({ receipt: { requestId, gone: removedFiles }, removedFiles, listings: listingsWithout(gone, context) })
}

function listingsWithout(files: readonly Detachment[], context: StepContext): ListingState[] {
  const leaving = new Map<string, Set<string>>()
  for (const { id, productIds } of files) {
    for (const productId of productIds) leaving.set(productId, (leaving.get(productId) ?? new Set()).add(id))
  }
  return [...leaving].map(([productId, ids]) => withoutMedia(context.listing(productId), ids))
}
