import { z } from 'zod'

/** How a store hands over access: by WordPress's own page, or by WooCommerce's, which gives keys and no pictures. */
export const approvalMethods = ['application_password', 'keys'] as const

export type ApprovalMethod = (typeof approvalMethods)[number]

/** What a store gave to the merchant's browser or to our callback; not tried yet. */
const grantSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('application_password'), username: z.string(), password: z.string() }),
  z.object({ kind: z.literal('keys'), consumerKey: z.string(), consumerSecret: z.string() }),
])

export type StoreGrant = z.infer<typeof grantSchema>

/** What a merchant's way to the approval page began with and what came back; kept sealed. */
export const storeApprovalSchema = z.object({
  method: z.enum(approvalMethods),
  /** As it was entered and found to be a store. */
  siteUrl: z.url(),
  /** The shop whose admin the merchant comes back to; null: a program asked, and asks for the outcome. */
  shopDomain: z.string().nullable(),
  /** The connection that gets new credentials; null: whichever fits the site. */
  connectionId: z.uuid().nullable(),
  grant: grantSchema.nullable(),
  /** The password was made on a site of another name, and was not kept. */
  approvedElsewhere: z.boolean().default(false),
  /** What came of it. A store that is approved again sends again, and the same connection gets the newer credentials. */
  connectedAs: z.uuid().nullable(),
})
