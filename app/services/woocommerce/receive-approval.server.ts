import { z } from 'zod'
import { isSameHost } from '../../core/connections/same-site.ts'
import type { StoreGrant } from '../../core/connections/store-approval.ts'
import { approvalAttempts } from './approval-attempts.server.ts'

/** What the merchant's browser brings back from an approval page, in its query. */
const returnSchema = z.object({
  state: z.string().min(1),
  /** Only where WordPress gave an application password. */
  user_login: z.string().min(1).max(200).optional(),
  password: z.string().min(1).max(200).optional(),
  /** Where WordPress gave it, as the site calls itself. */
  site_url: z.string().max(2000).optional(),
})

/** What a store's server posts before it sends the browser back. */
const keysSchema = z.object({
  user_id: z.string().min(1),
  consumer_key: z.string().regex(/^ck_\w{1,200}$/),
  consumer_secret: z.string().regex(/^cs_\w{1,200}$/),
})

export interface ReturnedApproval {
  readonly attemptId: string
  /** Whose admin the merchant came from; null: a program began this. */
  readonly shopDomain: string | null
}

/**
 * A merchant is back from an approval page. The password in the query is kept, sealed, once per state; nothing is tried yet, so
 * that the browser leaves this address at once. Null: the state is made up, over or used.
 */
export async function receiveReturn(query: URLSearchParams): Promise<ReturnedApproval | null> {
  const parsed = returnSchema.safeParse({ state: query.get('user_id'), ...Object.fromEntries(query) })
  const attempt = parsed.success ? await approvalAttempts.findByState(parsed.data.state) : null
  if (!parsed.success || !attempt) return null
  const { payload: approval } = attempt
  const { user_login: username, password, site_url: from } = parsed.data
  if (approval.method === 'application_password' && username && password) {
    // A store may send its visitors on to another store's approval page: what that one gives is not for this one.
    const approvedElsewhere = from !== undefined && !isOfSite(from, approval.siteUrl)
    const grant: StoreGrant | null = approvedElsewhere ? null : { kind: 'application_password', username, password }
    const kept = await approvalAttempts.receive(attempt, { ...approval, grant, approvedElsewhere }, { once: true })
    if (!kept) return null
  }
  return { attemptId: attempt.id, shopDomain: approval.shopDomain }
}

/** Folders may differ: WordPress names where it is installed, which need not be where the site begins. */
function isOfSite(from: string, siteUrl: string): boolean {
  return URL.canParse(from) && isSameHost(new URL(from).hostname, new URL(siteUrl).hostname)
}

/**
 * A store's server brings keys. True: they are kept, and the store may send the browser back. A store that is approved twice
 * makes a second pair and sends it too: the last one counts, as long as the attempt lasts. The store's address is not in the
 * message, and need not be: the unguessable `user_id` names an attempt, and the keys are tried at its address alone.
 */
export async function receiveKeys(message: unknown): Promise<boolean> {
  const parsed = keysSchema.safeParse(message)
  if (!parsed.success) return false
  const attempt = await approvalAttempts.findByState(parsed.data.user_id)
  if (attempt?.payload.method !== 'keys') return false
  const { consumer_key: consumerKey, consumer_secret: consumerSecret } = parsed.data
  const grant: StoreGrant = { kind: 'keys', consumerKey, consumerSecret }
  return approvalAttempts.receive(attempt, { ...attempt.payload, grant }, { once: false })
}
