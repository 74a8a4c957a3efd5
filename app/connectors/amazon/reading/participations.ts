import { z } from 'zod'
import type { AmazonClient } from '../client.ts'

const answerSchema = z.object({
  payload: z
    .array(
      z.object({
        marketplace: z.object({
          id: z.string(),
          name: z.string(),
          countryCode: z.string(),
          defaultCurrencyCode: z.string(),
          defaultLanguageCode: z.string(),
          domainName: z.string(),
        }),
        participation: z.object({ isParticipating: z.boolean(), hasSuspendedListings: z.boolean() }),
        storeName: z.string(),
      }),
    )
    .default([]),
})

/** A marketplace in which the seller sells. */
export interface Participation {
  readonly marketplaceId: string
  /** As Amazon calls it, such as `Amazon.de`. */
  readonly marketplaceName: string
  readonly countryCode: string
  readonly currency: string
  /** Such as `de_DE`. */
  readonly language: string
  /** As shoppers see the seller there. */
  readonly storeName: string
  /** The seller's listings are inactive there. */
  readonly suspended: boolean
}

export async function readParticipations(client: AmazonClient, signal?: AbortSignal): Promise<Participation[]> {
  const { payload } = await client.run({ operation: 'getMarketplaceParticipations', data: answerSchema }, signal)
  return payload
    .filter(({ participation }) => participation.isParticipating)
    .map(({ marketplace, participation, storeName }) => ({
      marketplaceId: marketplace.id,
      marketplaceName: marketplace.name,
      countryCode: marketplace.countryCode,
      currency: marketplace.defaultCurrencyCode,
      language: marketplace.defaultLanguageCode,
      storeName,
      suspended: participation.hasSuspendedListings,
    }))
}
