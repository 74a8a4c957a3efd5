import { z } from 'zod'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { AmazonClient } from '../client.ts'
import { marketplaces } from '../regions.ts'

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

/** Amazon names marketplaces beside those of its documents: nobody could say where their sellers sign in, nor what belongs to them. */
async function readParticipations(client: AmazonClient): Promise<Participation[]> {
  const { payload } = await client.run({ operation: 'getMarketplaceParticipations', data: answerSchema })
  const known = marketplaces.filter(({ region }) => region === client.credentials.region).map(({ id }) => id)
  return payload
    .filter(({ marketplace, participation }) => participation.isParticipating && known.includes(marketplace.id))
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

/** Amazon lets a seller's be read once a minute, and all of its stores are checked together. */
const recentMs = 60_000

class Reading {
  readonly authorizedAt: string
  readonly readAt: number
  readonly answer: Promise<readonly Participation[]>

  constructor(authorizedAt: string, readAt: number, answer: Promise<readonly Participation[]>) {
    this.authorizedAt = authorizedAt
    this.readAt = readAt
    this.answer = answer
  }
}

/** The same, read within the last minute; with the consent that counts now. */
export function recentParticipations(
  client: AmazonClient,
  { memory, now }: Pick<ConnectorDeps, 'memory' | 'now'>,
): Promise<readonly Participation[]> {
  const { authorizedAt } = client.credentials
  const kept = memory?.get(Reading)
  if (kept instanceof Reading && kept.authorizedAt === authorizedAt && now() - kept.readAt < recentMs)
    return kept.answer
  const answer = readParticipations(client)
  memory?.set(Reading, new Reading(authorizedAt, now(), answer))
  // What failed is asked again by whoever comes next.
  answer.catch(() => memory?.delete(Reading))
  return answer
}
