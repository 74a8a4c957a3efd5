import { z } from 'zod'
import type { EmbeddedApp } from './embedded-app.ts'

const ROUTE = 'routes/app.drafts.$draftId.map'

const mapPageSchema = z.object({
  progress: z.object({ suggestions: z.number() }),
  list: z.object({ items: z.array(z.object({ id: z.string() })) }).nullable(),
  editor: z
    .object({
      product: z.object({ id: z.string() }),
      nextId: z.string().nullable(),
      entries: z.array(z.object({ id: z.string(), accepted: z.boolean(), confidence: z.number().nullable() })),
    })
    .nullable(),
})

/** Below it, the proposals for a library of strangers' photographs begin to contain wrong ones. */
const LIKELY = 0.55

/** Goes through the products one by one, as a merchant does, and accepts what is likely of the proposals that are left. */
export async function acceptLikely(app: EmbeddedApp, mapPage: string): Promise<void> {
  const { progress, list, editor } = await app.load(mapPage, ROUTE, mapPageSchema)
  let productId = progress.suggestions > 0 ? (list?.items[0]?.id ?? editor?.product.id ?? null) : null
  while (productId) {
    const opened = (await app.load(`${mapPage}?product=${productId}`, ROUTE, mapPageSchema)).editor
    const entryIds = (opened?.entries ?? [])
      .filter(({ accepted, confidence }) => !accepted && (confidence ?? 0) >= LIKELY)
      .map(({ id }) => id)
    const endpoint = mapPage.replace(/map$/, `products/${productId}/mapping`)
    if (entryIds.length > 0) await app.send(endpoint, { type: 'accept', entryIds })
    productId = opened?.nextId ?? null
  }
}
