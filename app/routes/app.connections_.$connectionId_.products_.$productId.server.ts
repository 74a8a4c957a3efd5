import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import { jsonText } from '../core/json-text.ts'
import { isRecordId } from '../core/record-id.ts'
import { parseForm, type FormFields } from '../read-form.server.ts'
import { linkByHand } from '../services/matching/link-by-hand.server.ts'
import { unlinkProduct } from '../services/matching/unlink-product.server.ts'

const remoteIdSchema = z.string().min(1).max(200)

const pairsSchema = jsonText.pipe(z.record(z.uuid(), remoteIdSchema))

const wishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('link'), listingRemoteId: remoteIdSchema, pairs: pairsSchema }),
  z.object({
    intent: z.literal('choose'),
    variantId: z.uuid(),
    listingRemoteId: remoteIdSchema,
    instead: remoteIdSchema.optional(),
  }),
  z.object({ intent: z.literal('unlink'), listingRemoteId: remoteIdSchema }),
])

/** What the page of one product's links can ask for. Throws `AppError` and `ConnectorError`. */
export async function changeLinks(
  place: { readonly workspaceId: string; readonly connectionId: string; readonly productId: string },
  form: FormFields,
) {
  const wish = parseForm(wishSchema, form)
  if (!isRecordId(place.productId)) {
    throw new AppError('not_found', 'malformed product id', {
      userMessage: 'This product no longer exists in your shop.',
    })
  }
  const { listingRemoteId } = wish
  if (wish.intent === 'unlink') return { ok: true as const, ...(await unlinkProduct({ ...place, listingRemoteId })) }
  if (wish.intent === 'link') {
    await linkByHand({ ...place, listingRemoteId, pairs: new Map(Object.entries(wish.pairs)) })
    return { ok: true as const }
  }
  await linkByHand({ ...place, listingRemoteId, pairs: new Map([[wish.variantId, listingRemoteId]]) })
  // Linked anew before the old link goes: between the two, an export knows both.
  const { instead } = wish
  if (instead && instead !== listingRemoteId) await unlinkProduct({ ...place, listingRemoteId: instead })
  return { ok: true as const }
}
