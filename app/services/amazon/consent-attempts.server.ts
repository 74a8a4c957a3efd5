import { z } from 'zod'
import { connectors } from '../../connectors/registry.ts'
import { sellerIssueCodes } from '../../core/connections/seller-issue.ts'
import { connectAttempts, type ConnectAttempt } from '../connect-attempts.server.ts'

const participationSchema = z.object({
  marketplaceId: z.string(),
  marketplaceName: z.string(),
  storeName: z.string(),
})

/** What Amazon gave to the merchant's browser, exchanged at once. */
const grantSchema = z.object({
  region: z.enum(connectors.amazon.regions),
  sellerId: z.string().min(1),
  refreshToken: z.string().min(1),
  authorizedAt: z.iso.datetime(),
})

/** What a way to Amazon's consent page began with and what came back; kept sealed. Each part of the way has a state of its own. */
const consentSchema = z.object({
  /** `begun`: here; `sent`: to Amazon; `returned`: from there. */
  stage: z.enum(['begun', 'sent', 'returned']),
  /** As the merchant chose it, or as the site that Amazon came from has it. */
  region: z.enum(connectors.amazon.regions),
  /** Where the merchant said they sell; null where Amazon began this. */
  marketplaceId: z.string().nullable(),
  /** Where the consent goes on that Amazon began; null where the merchant began it here. */
  callback: z.object({ callbackUri: z.string(), amazonState: z.string() }).nullable(),
  /** The shop whose admin the merchant comes back to; null: a program asked, and asks for the outcome. */
  shopDomain: z.string().nullable(),
  /** The connection whose seller must give consent again; null: any seller may. */
  connectionId: z.uuid().nullable(),
  refused: z.enum(sellerIssueCodes).nullable(),
  grant: grantSchema.nullable(),
  /** Where the seller sells, once that was read. */
  participations: z.array(participationSchema).nullable(),
})

export type Consent = z.infer<typeof consentSchema>

export type ConsentGrant = z.infer<typeof grantSchema>

export type ConsentAttempt = ConnectAttempt<Consent>

/** Merchants on the way to Amazon's consent page and back. */
export const consentAttempts = connectAttempts('amazon', 'seller consent', consentSchema)

/** A way that nobody has gone yet. */
export const newConsent = {
  stage: 'begun',
  marketplaceId: null,
  callback: null,
  connectionId: null,
  refused: null,
  grant: null,
  participations: null,
} as const satisfies Partial<Consent>
