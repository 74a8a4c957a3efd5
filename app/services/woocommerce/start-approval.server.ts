import { appUrl, publicUrl } from '../../addresses.server.ts'
import { findStore, type FoundStore } from '../../connections/stores.server.ts'
import { keysApprovalUrl, passwordApprovalUrl } from '../../core/connections/approval-pages.ts'
import type { ApprovalMethod } from '../../core/connections/store-approval.ts'
import { StoreRefusal } from '../../core/connections/store-refusal.ts'
import { approvalAttempts } from './approval-attempts.server.ts'
import { storeToRenew } from './store-to-renew.server.ts'

export interface StartApprovalInput {
  readonly workspaceId: string
  /** As the merchant typed it. */
  readonly siteUrl: string
  readonly method: ApprovalMethod
  /** Whose admin the merchant comes back to; null for programs. */
  readonly shopDomain: string | null
  /** The connection that gets new credentials; null: whichever fits the site. */
  readonly connectionId: string | null
}

export interface StartedApproval {
  readonly attemptId: string
  /** Where the merchant approves, at top level of the browser. */
  readonly approvalUrl: string
  readonly expiresAt: Date
}

const RETURN_PATH = '/connect/woocommerce/return'
const KEYS_PATH = '/connect/woocommerce/keys'

/**
 * Finds the store and sends the merchant on the way to its approval page, within the next quarter of an hour. Throws
 * `StoreRefusal` and `AppError` not_found.
 */
export async function startApproval(input: StartApprovalInput): Promise<StartedApproval> {
  const { workspaceId, method, shopDomain, connectionId } = input
  const store = await findStore(input.siteUrl)
  if (connectionId) await storeToRenew({ workspaceId, connectionId, siteUrl: store.siteUrl })
  const { siteUrl } = store
  const approvalUrl = approvalPages[method](store)
  const nothingYet = { grant: null, approvedElsewhere: false, connectedAs: null }
  const approval = { method, siteUrl, shopDomain, connectionId, ...nothingYet }
  const { state, attemptId, expiresAt } = await approvalAttempts.begin(workspaceId, approval)
  return { attemptId, approvalUrl: approvalUrl(state), expiresAt }
}

/** Which approval pages of a store are open to us. */
export function approvalsOf(store: FoundStore): ApprovalMethod[] {
  return [
    ...(store.passwordApprovalUrl ? (['application_password'] as const) : []),
    ...(takesKeys() ? (['keys'] as const) : []),
  ]
}

/** Where a method's page is, given the state; throws where the store or this installation has none. */
const approvalPages: Record<ApprovalMethod, (store: FoundStore) => (state: string) => string> = {
  application_password: ({ passwordApprovalUrl: page }) => {
    if (!page) throw new StoreRefusal('passwords_unavailable')
    return (state) => {
      const back = appUrl(`${RETURN_PATH}?state=${state}`)
      return passwordApprovalUrl(page, { successUrl: back, rejectUrl: back })
    }
  },
  keys: ({ keyApprovalUrl }) => {
    if (!takesKeys()) throw new StoreRefusal('approval_needs_https')
    const urls = { returnUrl: appUrl(RETURN_PATH), callbackUrl: publicUrl(KEYS_PATH) }
    return (state) => keysApprovalUrl(keyApprovalUrl, { userId: state, ...urls })
  },
}

/** WooCommerce brings keys to https addresses alone. */
function takesKeys(): boolean {
  return publicUrl(KEYS_PATH).startsWith('https:')
}
