import { z } from 'zod'
import { regions } from './regions.ts'

/** What is kept sealed of a seller in one marketplace. All connections of a seller in a region share one authorisation. */
export const amazonSealedSchema = z.object({
  region: z.enum(regions),
  sellerId: z.string().min(1),
  marketplaceId: z.string().min(1),
  /** `Atzr|…`; replaced by each renewal. */
  refreshToken: z.string().min(1),
  /** When the seller last gave consent, which ends after 365 days (ISO 8601, UTC). */
  authorizedAt: z.iso.datetime(),
})

export type AmazonSealed = z.infer<typeof amazonSealedSchema>

/** The operator's own Selling Partner app, which no seller knows. */
const amazonAppSchema = z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) })

export type AmazonApp = z.infer<typeof amazonAppSchema>

/** What a connection is opened with. */
export const amazonCredentialsSchema = amazonSealedSchema.extend({ app: amazonAppSchema })

export type AmazonCredentials = z.infer<typeof amazonCredentialsSchema>

/** What a merchant can choose for a seller in one marketplace: nothing so far. */
export const amazonSettingsSchema = z.object({})

export type AmazonSettings = z.infer<typeof amazonSettingsSchema>

/** What the last check found out; empty before the first. */
export const amazonFactsSchema = z.object({
  sellerName: z.string().nullable().default(null),
  marketplaceName: z.string().nullable().default(null),
  countryCode: z.string().nullable().default(null),
  currency: z.string().nullable().default(null),
  /** Of the marketplace, such as `de_DE`. */
  language: z.string().nullable().default(null),
  authorizedAt: z.string().nullable().default(null),
})

export type AmazonFacts = z.infer<typeof amazonFactsSchema>
