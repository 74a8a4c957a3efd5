import { z } from 'zod'
import type {
  ExportStep,
  ItemFailure,
  ItemWork,
  StepCall,
  StepContext,
  StepOutcome,
} from '../../../core/channel/export-step.ts'
import { resolveRef, wantedGallery } from '../../../core/export/wanted-order.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { WooCommerceClient } from '../client.ts'
import { inHalves } from '../in-halves.ts'
import { rowsPerPage } from '../reading/all-pages.ts'
import { readVariationsOf } from '../reading/variations.ts'
import { errorBodyOf, refusal } from '../refusals.ts'
import { variationSchema, type VariationRow } from '../schemas.ts'
import { wantedAlts } from '../wanted-images.ts'
import { altInput, type AltRule } from './alt-input.ts'
import { forgetGoneImages, isAboutGoneImages } from './gone-images.ts'
import { assertUnchanged } from './product-now.ts'
import { outcome, stepCall } from '../../../lib/step-call.ts'
import { picturesOf, withVariations } from './variation-now.ts'

const writeSchema = z.object({
  id: z.string(),
  /** What it showed when this was planned: its own picture, then its further views. */
  before: z.array(z.string().nullable()),
  /** Left out: its picture stays. */
  image: z.object({ id: z.string().nullable(), alt: z.string().nullable() }).optional(),
  galleryIds: z.array(z.string()).optional(),
})

type VariationWrite = z.infer<typeof writeSchema>

const inputSchema = z.object({ productId: z.string(), variations: z.array(writeSchema) })

/** Gives variations their picture and further views: those of a product that differ, up to a hundred a request. Safe to repeat. */
export function putVariationsStep(client: WooCommerceClient, altRule: AltRule): ExportStep {
  return {
    name: 'put-variations',
    itemState: 'applying',
    hasEffect: true,
    concurrency: 8,
    plan: (work) => work.flatMap((item) => planItem(item, altRule)),
    perform: (call, context) => perform(client, call, context),
    recover: () => Promise.resolve(null),
  }
}

function planItem(item: ItemWork, altRule: AltRule): StepCall[] {
  const { itemId, listingRemoteId: productId, change, current, files } = item
  const alts = wantedAlts(item, files)
  const assignments = new Map(change.variants.map((row) => [row.variantRemoteId, row]))
  const galleries = new Map(change.galleries.map((row) => [row.variantRemoteId, row]))
  const writes = current.variants.flatMap(({ id, mediaId, galleryIds }): VariationWrite[] => {
    const assignment = assignments.get(id)
    const wanted = assignment ? assignment.after && (resolveRef(assignment.after, change, files) ?? mediaId) : mediaId
    const alt = altInput(alts.get(wanted ?? '') ?? null, altRule)
    const gallery = galleries.get(id)
    const views = gallery && wantedGallery(gallery, change, files)
    const write = {
      ...((wanted !== mediaId || alt !== null) && { image: { id: wanted, alt } }),
      ...(views && views.join() !== galleryIds.join() && { galleryIds: views }),
    }
    return Object.keys(write).length > 0 ? [{ id, before: [mediaId, ...galleryIds], ...write }] : []
  })
  return chunksOf(writes, rowsPerPage).map((variations) =>
    stepCall('put-variations', [itemId], { productId, variations }),
  )
}

async function perform(client: WooCommerceClient, call: StepCall, context: StepContext): Promise<StepOutcome> {
  const { productId, variations } = inputSchema.parse(call.input)
  const listing = context.listing(productId)
  const ids = variations.map(({ id }) => id)
  const now = picturesOf(await readVariationsOf(client, productId, ids, context.signal))
  for (const { id, before } of variations) {
    const shown = now.get(id)
    assertUnchanged(
      `variation ${id}`,
      before.map(String),
      shown ? [shown.mediaId, ...shown.galleryIds].map(String) : [],
    )
  }
  const batches = await inHalves(variations, (some) => writeBatch(client, productId, some, context.signal))
  const rows = batches.flat()
  const written = rows.flatMap((row) => (row.ok ? [row.value] : []))
  const errors = rows.flatMap((row) => (row.ok ? [] : [row.issue]))
  const gone = errors.find(isAboutGoneImages)
  if (gone) {
    const images = variations.flatMap(({ image }) => image?.id ?? [])
    return forgetGoneImages(client, gone, [...new Set(images)], new Map())
  }
  const failures = errors.slice(0, 1).flatMap((error) => call.itemIds.map((itemId): ItemFailure => ({ itemId, error })))
  return outcome({
    receipt: { variations: written.map(({ id }) => id), refused: errors.map(({ details }) => details.platformCode) },
    listings: [withVariations(listing, written)],
    failures,
  })
}

/** The status of a batch says nothing: each row is a variation or why it was refused. */
const rowSchema = z.union([
  z.object({ error: z.object({ code: z.coerce.string(), message: z.string(), data: z.unknown() }) }),
  variationSchema,
])

type WrittenRow =
  | { readonly ok: true; readonly value: VariationRow }
  | { readonly ok: false; readonly issue: ReturnType<typeof refusal> }

async function writeBatch(
  client: WooCommerceClient,
  productId: string,
  variations: readonly VariationWrite[],
  signal: AbortSignal,
): Promise<WrittenRow[]> {
  const path = `products/${productId}/variations/batch`
  const update = variations.map(({ id, image, galleryIds }) => ({
    id: Number(id),
    ...(image && { image: toImage(image) }),
    ...(galleryIds && { gallery_image_ids: galleryIds.map(Number) }),
  }))
  const { data } = await client.run(
    { space: 'wc/v3', method: 'POST', path, data: z.object({ update: z.array(rowSchema) }), json: { update } },
    signal,
  )
  return data.update.map((row): WrittenRow => {
    if (!('error' in row)) return { ok: true, value: row }
    const status = z.object({ status: z.number() }).safeParse(row.error.data)
    const body = errorBodyOf(row.error) ?? { code: row.error.code, message: row.error.message }
    return { ok: false, issue: refusal(status.data?.status ?? 400, body) }
  })
}

/** An empty object takes the picture away; the variation shows its product's again. */
function toImage({ id, alt }: NonNullable<VariationWrite['image']>): Record<string, unknown> {
  if (id === null) return {}
  return { id: Number(id), ...(alt !== null && { alt }) }
}
