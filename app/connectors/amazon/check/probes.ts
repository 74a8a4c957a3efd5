import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { CapabilityCheck } from '../../../core/channel/connector.ts'
import type { AmazonClient, TypedRequest } from '../client.ts'

interface Probe extends Pick<CapabilityCheck, 'id' | 'label' | 'required'> {
  readonly found: string
  /** It asks for what does not exist: who is told so was let in. */
  readonly asksForNothing?: true
  readonly request: (client: AmazonClient) => TypedRequest<unknown>
}

const table: readonly Probe[] = [
  {
    id: 'listings',
    label: 'Listings',
    required: true,
    found: 'Mediaport can read this seller’s listings. The same role lets it change their pictures.',
    request: ({ credentials: { sellerId, marketplaceId } }) => ({
      operation: 'searchListingsItems',
      path: { sellerId },
      query: { marketplaceIds: [marketplaceId], pageSize: 1 },
      data: z.unknown(),
    }),
  },
  {
    id: 'catalogue',
    label: 'Catalogue',
    required: true,
    found: 'Mediaport can see what shoppers are shown.',
    request: ({ credentials: { marketplaceId } }) => ({
      operation: 'searchCatalogItems',
      query: { marketplaceIds: [marketplaceId], keywords: ['picture'], pageSize: 1 },
      data: z.unknown(),
    }),
  },
  {
    id: 'product_types',
    label: 'Product types',
    required: false,
    found: 'Mediaport can read which pictures each product type takes.',
    request: ({ credentials: { marketplaceId } }) => ({
      operation: 'searchDefinitionsProductTypes',
      query: { marketplaceIds: [marketplaceId], keywords: ['LUGGAGE'] },
      data: z.unknown(),
    }),
  },
  {
    id: 'feeds',
    label: 'Feeds',
    required: false,
    found: 'Large exports can go as one feed.',
    request: () => ({
      operation: 'getFeed',
      path: { feedId: '0' },
      data: z.unknown(),
    }),
    // Listing feeds would be plainer, and is allowed once in 45 seconds.
    asksForNothing: true,
  },
]

/** Each looks for one thing that our roles let us do; none changes anything. */
export const probes = table.map((probe) => (client: AmazonClient) => tryOut(probe, client))

async function tryOut(
  { request, found, asksForNothing, ...capability }: Probe,
  client: AmazonClient,
): Promise<CapabilityCheck> {
  try {
    await client.run(request(client))
    return { ...capability, ok: true, detail: found }
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code === 'auth_expired' || error.code === 'app_refused') throw error
    if (asksForNothing && (error.code === 'not_found' || error.code === 'rejected')) {
      return { ...capability, ok: true, detail: found }
    }
    if (error.code === 'forbidden') {
      return { ...capability, ok: false, detail: error.details.platformMessage ?? error.message }
    }
    return { ...capability, ok: 'unknown', detail: 'Amazon did not answer this time. Check again in a few minutes.' }
  }
}
