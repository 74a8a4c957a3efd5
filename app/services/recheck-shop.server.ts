import { enqueue } from '../pipeline/queue.server.ts'
import type { Tenant } from './find-tenant.server.ts'

/**
 * For a merchant who is here with tokens that are not due, so that none are exchanged, and whose shop is marked all the same: a renewal
 * was cut off in the middle, or scopes came back unheard. A job asks the account, which puts it right or ends tokens that are of no
 * use. Repeating is safe.
 */
export async function recheckShop({ workspaceId, connectionId }: Tenant): Promise<void> {
  await enqueue('read-account', { workspaceId, connectionId }, { once: connectionId })
}
