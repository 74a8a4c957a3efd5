import { z } from 'zod'
import type { ExportStep, ItemWork, StepCall, StepContext, StepOutcome } from '../../../core/channel/export-step.ts'
import type { ListingState } from '../../../core/channel/listing-state.ts'
import { undescribed } from '../../../core/channel/listing-state.ts'
import type { WooCommerceClient } from '../client.ts'
import { mediaFields, mediaSchema } from '../schemas.ts'
import { wantedAlts } from '../wanted-images.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'

const inputSchema = z.object({ id: z.string(), alt: z.string(), productIds: z.array(z.string()) })

/**
 * Alt texts that did not go with an image: those to be taken away, which only WordPress does, and those of further views of
 * variations. An attachment has one alt text, wherever it is shown. Safe to repeat.
 */
export function describeMediaStep(client: WooCommerceClient): ExportStep {
  return {
    name: 'describe-media',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 8,
    plan: planTexts,
    perform: (call, context) => perform(client, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planTexts(work: readonly ItemWork[]): StepCall[] {
  const texts = new Map<string, { alt: string; productIds: string[]; itemIds: string[] }>()
  for (const item of work) {
    // An upload brings its alt text along.
    const uploaded = new Set(
      item.change.media
        .filter(({ action }) => action === 'upload')
        .map(({ renditionKey }) => item.files.get(renditionKey)),
    )
    const shown = new Set(item.current.variants.flatMap(({ mediaId, galleryIds }) => [mediaId, ...galleryIds]))
    for (const { id } of item.current.media) shown.add(id)
    for (const [id, alt] of wantedAlts(item, item.files)) {
      if (uploaded.has(id) || !shown.has(id)) continue
      const text = texts.get(id) ?? { alt, productIds: [], itemIds: [] }
      text.productIds.push(item.listingRemoteId)
      text.itemIds.push(item.itemId)
      texts.set(id, text)
    }
  }
  return [...texts].map(([id, { alt, productIds, itemIds }]) =>
    stepCall('describe-media', itemIds, { id, alt, productIds }),
  )
}

async function perform(client: WooCommerceClient, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const { id, alt, productIds } = inputSchema.parse(call.input)
  await client.run(
    {
      ...{ space: 'wp/v2', method: 'POST', path: `media/${id}`, data: mediaSchema },
      ...{ json: { alt_text: alt }, query: { _fields: mediaFields } },
    },
    context.signal,
  )
  return outcome({
    receipt: { id, alt },
    listings: productIds.map((productId) => withAlt(context.listing(productId), id, alt)),
  })
}

function withAlt(state: ListingState, id: string, alt: string): ListingState {
  const media = state.media.map((row) => (row.id === id ? { ...row, alt } : row))
  if (media.some((row) => row.id === id)) return { ...state, media }
  const others = state.variantMedia.filter((row) => row.id !== id)
  const known = state.variantMedia.find((row) => row.id === id) ?? undescribed(id)
  return { ...state, variantMedia: [...others, { ...known, alt }] }
}
