import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import { playerIds } from '../../../core/channel/listing-state.ts'
import { wantedInDescription } from '../../../core/export/described-change.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'
import type { WooCommerceClient } from '../client.ts'
import { isKeptHtml } from '../description/kept-html.ts'
import { playersIn, withoutPlayers, withPlayers, type Player } from '../description/players.ts'
import { readMedia } from '../reading/files.ts'
import { productSchema } from '../schemas.ts'
import { toDescription } from '../translate.ts'

const inputSchema = z.object({
  productId: z.string(),
  /** Ids of videos that come to the end of the description, and of those that leave it. */
  add: z.array(z.string()),
  remove: z.array(z.string()),
})

/**
 * Puts players of videos at the end of a product's description, and takes them out again. It is written from what it is at this
 * moment, so that nothing that somebody wrote gets lost, and only where WooCommerce keeps the rest of it. Safe to repeat.
 */
export function putDescriptionStep(client: WooCommerceClient): ExportStep {
  return {
    name: 'put-description',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 4,
    plan: (work) => work.flatMap(planItem),
    perform: (call, context) => perform(client, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planItem({ itemId, listingRemoteId: productId, change, current, files }: ItemWork): StepCall[] {
  const shown = playerIds(current)
  const wanted = wantedInDescription(change, shown, files)
  const add = wanted.filter((id) => !shown.includes(id))
  const remove = shown.filter((id) => !wanted.includes(id))
  return add.length + remove.length === 0 ? [] : [stepCall('put-description', [itemId], { productId, add, remove })]
}

async function perform(client: WooCommerceClient, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const { productId, add, remove } = inputSchema.parse(call.input)
  const { signal } = context
  const players = await playersOf(client, add, signal)
  // Deleted from the library meanwhile: the ledger forgets it, and the next round sends it anew.
  const gone = add.filter((id) => !players.some((player) => player.id === id))
  if (gone.length > 0) return outcome({ receipt: { gone }, removedFiles: gone })
  const now = await descriptionNow(client, productId, signal)
  const wanted = withPlayers(withoutPlayers(now, remove), players)
  if (wanted === now) return done(context, productId, now)
  if (
    !isKeptHtml(
      withoutPlayers(
        now,
        playersIn(now).map(({ id }) => id),
      ),
    )
  )
    return refused(call, notKept(productId))
  const written = await write(client, productId, wanted, signal)
  const lost = add.filter((id) => !playersIn(written).some((player) => player.id === id))
  return lost.length > 0 ? refused(call, takenOut(productId)) : done(context, productId, written)
}

async function playersOf(client: WooCommerceClient, ids: readonly string[], signal: AbortSignal): Promise<Player[]> {
  const sources = new Map((await readMedia(client, ids, signal)).map(({ id, source_url: source }) => [id, source]))
  return ids.flatMap((id) => {
    const source = sources.get(id)
    return source ? [{ id, source }] : []
  })
}

/** As it is stored. Throws `not_found` where the product is gone, also to the trash. */
async function descriptionNow(client: WooCommerceClient, productId: string, signal: AbortSignal): Promise<string> {
  const { data } = await client.run(
    {
      ...{ space: 'wc/v3', method: 'GET', path: `products/${productId}`, data: textSchema },
      query: { context: 'edit', _fields: textFields },
    },
    signal,
  )
  if (data.status === 'trash') throw new ConnectorError('not_found', `product ${productId} is in the trash`)
  return data.description ?? ''
}

async function write(client: WooCommerceClient, productId: string, html: string, signal: AbortSignal): Promise<string> {
  const { data } = await client.run(
    {
      ...{ space: 'wc/v3', method: 'PUT', path: `products/${productId}`, data: textSchema },
      ...{ json: { description: html }, query: { _fields: textFields } },
    },
    signal,
  )
  return data.description ?? ''
}

const textSchema = productSchema.pick({ id: true, status: true, description: true })
const textFields = 'id,status,description'

function done(context: StepContext, productId: string, html: string): StepOutcome {
  const description = toDescription(html)
  const videos = description.media.map(({ id }) => id)
  return outcome({ receipt: { videos }, listings: [{ ...context.listing(productId), description }] })
}

function refused({ itemIds }: StepCall, error: ConnectorError): StepOutcome {
  const { platformCode } = error.details
  return outcome({ receipt: { refused: platformCode }, failures: itemIds.map((itemId) => ({ itemId, error })) })
}

function notKept(productId: string): ConnectorError {
  return new ConnectorError('rejected', `description of product ${productId} would not stay as it is`, {
    platformCode: 'DESCRIPTION_NOT_KEPT',
    platformMessage:
      'The description has code that WooCommerce would take out, so it was left alone. Put the video in by hand, or take the code out.',
  })
}

function takenOut(productId: string): ConnectorError {
  return new ConnectorError('rejected', `product ${productId} lost the video when its description was saved`, {
    platformCode: 'VIDEO_TAKEN_OUT',
    platformMessage:
      'The store saved the description without the video. A plugin there may forbid videos in descriptions.',
  })
}
