import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { AmazonClient } from '../client.ts'
import type { AmazonCredentials } from '../credentials.ts'
import { recentParticipations, type Participation } from '../reading/participations.ts'
import { searchItems } from '../reading/search-items.ts'

/**
 * The marketplaces of the region in which a seller sells, and what the store is called there. Those in which they do not participate
 * are left out. One such reading a minute is allowed: callers keep the answer.
 */
export function readSeller(
  credentials: Omit<AmazonCredentials, 'marketplaceId'>,
  deps: ConnectorDeps,
): Promise<readonly Participation[]> {
  return recentParticipations(new AmazonClient({ ...credentials, marketplaceId: '' }, deps), deps)
}

/**
 * Throws `forbidden` unless the consent lets us read this very seller's listings. Who came back from Amazon is told by the browser, which
 * proves nothing: limits and what is remembered of a seller are shared by all who have its consent.
 */
export async function assertOwnConsent(credentials: AmazonCredentials, deps: ConnectorDeps): Promise<void> {
  await searchItems(new AmazonClient(credentials, deps), ['summaries'], { pageSize: 1 })
}
