import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { AmazonClient } from '../client.ts'
import type { AmazonCredentials } from '../credentials.ts'
import { recentParticipations, type Participation } from '../reading/participations.ts'

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
