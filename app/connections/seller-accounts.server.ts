import { connectors } from '../connectors/registry.ts'
import type { SealedSeller } from './credentials.server.ts'

/** What Amazon calls a connection: a seller in a marketplace. */
export function sellerAccountKey({ sellerId, marketplaceId }: { sellerId: string; marketplaceId: string }): string {
  return `${sellerId}:${marketplaceId}`
}

/** The parts of such a key. */
export function partsOfAccountKey(accountKey: string): { sellerId: string; marketplaceId: string } {
  const [sellerId = '', marketplaceId = ''] = accountKey.split(':')
  return { sellerId, marketplaceId }
}

/** Every account that one consent covers: the seller in all marketplaces of the region. */
export function accountsOfConsent({ sellerId, region }: Pick<SealedSeller, 'sellerId' | 'region'>): string[] {
  return connectors.amazon.marketplaces
    .filter((marketplace) => marketplace.region === region)
    .map(({ id: marketplaceId }) => sellerAccountKey({ sellerId, marketplaceId }))
}

/** Every account that shares the consent of this one, itself among them. */
export function accountsBeside(accountKey: string): string[] {
  const { sellerId, marketplaceId } = partsOfAccountKey(accountKey)
  const region = connectors.amazon.marketplaces.find(({ id }) => id === marketplaceId)?.region
  return region ? accountsOfConsent({ sellerId, region }) : [accountKey]
}
