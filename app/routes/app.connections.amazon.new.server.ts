import { z } from 'zod'
import { parseForm, type FormFields } from '../read-form.server.ts'
import { startConsent, startRenewal } from '../services/amazon/start-consent.server.ts'

const wishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), marketplaceId: z.string() }),
  z.object({ intent: z.literal('renew'), connectionId: z.string() }),
])

/** What the page that connects Amazon can ask for. Throws `SellerRefusal` and `AppError` not_found. */
export async function leaveForConsent(
  { workspaceId, shopDomain }: { workspaceId: string; shopDomain: string },
  form: FormFields,
) {
  const wish = parseForm(wishSchema, form)
  const merchant = { workspaceId, shopDomain }
  const { startUrl } =
    wish.intent === 'start'
      ? await startConsent({ ...merchant, marketplaceId: wish.marketplaceId })
      : await startRenewal({ ...merchant, connectionId: wish.connectionId })
  return { ok: true as const, startUrl }
}
