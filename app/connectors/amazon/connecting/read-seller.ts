import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { AmazonClient } from '../client.ts'
import type { AmazonCredentials } from '../credentials.ts'
import { readParticipations, type Participation } from '../reading/participations.ts'

/**
 * The marketplaces of the region in which a seller sells, and what the store is called there. Those in which they do not participate
 * are left out. Two such readings a minute are allowed: callers keep the answer.
 */
export function readSeller(
  credentials: Omit<AmazonCredentials, 'marketplaceId'>,
  deps: ConnectorDeps,
  signal?: AbortSignal,
): Promise<readonly Participation[]> {
  return readParticipations(new AmazonClient({ ...credentials, marketplaceId: '' }, deps), signal)
}
