import type { CapabilityCheck, ConnectionCheck, ConnectorDeps } from '../../../core/channel/connector.ts'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { AmazonClient } from '../client.ts'
import type { AmazonFacts } from '../credentials.ts'
import { recentParticipations } from '../reading/participations.ts'
import { probes } from './probes.ts'

/** `hasSuspendedListings` of the sellers model: the seller's listing status is inactive. */
const suspended: CapabilityCheck = {
  ...{ id: 'selling', label: 'Selling', required: false, ok: false },
  detail:
    'The listings of this seller are inactive in this marketplace, so that shoppers see none of them, whatever their pictures. Look at Account Health in Seller Central.',
}

/**
 * The seller, the marketplace, and what our roles let us do there, each tried apart and without a change. Throws `forbidden` where the
 * seller does not sell in this marketplace any more.
 */
export async function check(client: AmazonClient, deps: ConnectorDeps): Promise<ConnectionCheck> {
  const { marketplaceId, authorizedAt } = client.credentials
  const participations = await recentParticipations(client, deps)
  const here = participations.find((row) => row.marketplaceId === marketplaceId)
  if (!here) {
    throw new ConnectorError('forbidden', `the seller does not take part in ${marketplaceId}`, {
      platformMessage: 'The seller does not sell in this marketplace (any more).',
    })
  }
  const capabilities: CapabilityCheck[] = here.suspended ? [suspended] : []
  for (const probe of probes) capabilities.push(await probe(client))
  const facts: AmazonFacts = {
    sellerName: here.storeName,
    marketplaceName: here.marketplaceName,
    countryCode: here.countryCode,
    currency: here.currency,
    language: here.language,
    authorizedAt,
  }
  return {
    accountName: `${here.storeName} on ${here.marketplaceName}`,
    scopes: capabilities.filter(({ ok }) => ok === true).map(({ id }) => id),
    missingScopes: capabilities.filter(({ ok, required }) => required && ok === false).map(({ id }) => id),
    ianaTimezone: null,
    capabilities,
    facts: { ...facts },
  }
}
