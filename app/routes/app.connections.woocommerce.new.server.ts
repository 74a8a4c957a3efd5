import { z } from 'zod'
import { findStore } from '../services/woocommerce/find-store.server.ts'
import { connectStore } from '../services/woocommerce/connect-store.server.ts'
import { startApproval } from '../services/woocommerce/start-approval.server.ts'
import { approvalMethods } from '../core/connections/store-approval.ts'
import { parseForm, type FormFields } from '../read-form.server.ts'

const address = { siteUrl: z.string(), connectionId: z.string().optional() }
const typed = z.string().transform((text) => text.trim())

const wishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('find'), ...address }),
  z.object({ intent: z.literal('approve'), ...address, method: z.enum(approvalMethods) }),
  z.object({ intent: z.literal('use-password'), ...address, username: typed, password: typed }),
  z.object({ intent: z.literal('use-keys'), ...address, consumerKey: typed, consumerSecret: typed }),
])

/** What the page that connects a store can ask for. Throws `StoreRefusal` and `AppError`. */
export async function takeStep(
  { workspaceId, shopDomain }: { workspaceId: string; shopDomain: string },
  form: FormFields,
) {
  const wish = parseForm(wishSchema, form)
  const { siteUrl, connectionId = null } = wish
  const target = { workspaceId, siteUrl, connectionId: connectionId || null }
  switch (wish.intent) {
    case 'find':
      return { ok: true as const, step: 'found' as const, store: await findStore(siteUrl) }
    case 'approve': {
      const { approvalUrl } = await startApproval({ ...target, shopDomain, method: wish.method })
      return { ok: true as const, step: 'approve' as const, approvalUrl }
    }
    case 'use-password': {
      const { username, password } = wish
      const grant = { kind: 'application_password' as const, username, password }
      return { ok: true as const, step: 'connected' as const, ...(await connectStore({ ...target, grant })) }
    }
    case 'use-keys': {
      const { consumerKey, consumerSecret } = wish
      const grant = { kind: 'keys' as const, consumerKey, consumerSecret }
      return { ok: true as const, step: 'connected' as const, ...(await connectStore({ ...target, grant })) }
    }
  }
}
